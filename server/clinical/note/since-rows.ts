import type { SegmentRef } from '../model/note';
import { OUTCOME_WORDS } from '../words/contact';
import { dayInWords } from '../words/day';
import type { NoteReading } from './reading';
import type { SourceRow } from './sources';

/** The note before, the decision that stands, or something that was done in between. */
export function sinceRow(ref: SegmentRef, { since, knowledge }: NoteReading): SourceRow {
  const row = (label: string, lines: readonly (string | null)[], of: Partial<Pick<SourceRow, 'on' | 'by'>> = {}): SourceRow => ({ ref, label, lines: lines.filter((line): line is string => line !== null && line !== ''), on: null, by: null, recordedOn: null, ...of });
  const missing = row('Follow-up', []);
  if (since === undefined || since === null) return missing;
  const key = ref.id.slice(ref.id.indexOf(':') + 1);
  const { last, period } = since;
  switch (ref.id.split(':', 1)[0]) {
    case 'note':
      return row(`Note ${last.number}`, [`Visit of ${dayInWords(last.on)}`, last.decision], { on: last.on, by: last.author });
    case 'decision':
      return period === null ? missing : row(`Decision in note ${period.decision.number}`, [`Decided ${dayInWords(period.decidedOn)}, starts ${dayInWords(period.start)}`, ...period.decision.options.map((id) => knowledge.options.find((option) => option.id === id)?.title ?? id)], { on: period.decidedOn });
    case 'contact': {
      const contact = since.contacts.find(({ id }) => id === key);
      return contact === undefined ? missing : row('Contact', [OUTCOME_WORDS[contact.outcome], contact.said, contact.words === null ? null : `“${contact.words}”`], { on: contact.on, by: contact.by });
    }
    case 'task': {
      const done = since.done.find(({ id }) => id === key);
      if (done !== undefined) return row(done.what, [`Due ${dayInWords(done.dueOn)}`, `Done ${dayInWords(done.closedOn)}`], { on: done.closedOn, by: done.by });
      const late = since.late.find(({ id }) => id === key);
      return late === undefined ? missing : row(late.what, [`Due ${dayInWords(late.dueOn)}`, 'Still to do'], { on: late.dueOn });
    }
    case 'alert': {
      const alert = since.alerts.find(({ id }) => id === key);
      return alert === undefined ? missing : row('Red-flag answer', [knowledge.flags.find(({ id }) => id === alert.flag)?.title ?? alert.flag, alert.answered ? 'Assessed' : 'Not assessed yet'], { on: alert.on, by: 'the patient' });
    }
    default:
      return missing;
  }
}
