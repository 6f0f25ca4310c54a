import type { SegmentRef } from '../model/note';
import { dayInWords } from '../words/day';
import { returnInWords } from './assessment-sentences';
import { ended } from './sentence';
import type { NoteReading } from './reading';
import type { SourceRow } from './sources';

/** A field of the visit, as the author filled it. */
export function visitRow(ref: SegmentRef, { visit, assessment }: NoteReading): SourceRow {
  const row = (label: string, lines: readonly (string | null)[], by: string | null = null): SourceRow => ({ ref, label, lines: lines.filter((line) => line !== null), on: visit.on, by, recordedOn: visit.on });
  const titleOf = (id: string): string => assessment.options.find((option) => option.id === id)?.title ?? id;
  const key = ref.id.slice(ref.id.indexOf(':') + 1);
  const { decision } = visit;
  switch (ref.id.split(':', 1)[0]) {
    case 'decision':
      if (decision === null) return row('Decision', []);
      if (decision.kind === 'options') return row('Decision', [...decision.options.map((id) => [titleOf(id), ...(visit.reasons ?? []).flatMap(({ option, why }) => (option === id ? [why] : []))].join(': ')), decision.why]);
      return row('Decision', decision.kind === 'not-today' ? ['Not today', decision.why, returnInWords(decision.returnOn)] : ['None of these', decision.why]);
    case 'declined':
      return row('Not chosen', visit.declined.map(({ option, why }) => `${titleOf(option)}${why === null ? '' : `: ${why}`}`));
    case 'discussed':
      return row('Talked about', visit.discussed.map(({ point }) => point));
    case 'patientPrefers':
      return row('What the patient prefers', [visit.patientPrefers]);
    case 'ratings': {
      const { patient, clinician, thinksOfStopping } = visit.ratings;
      const rated = (who: string, value: number | null): string => `${who}: ${value === null ? 'not rated' : `${value} of 10`}`;
      return row('Numbness rated today', [rated('Patient', patient), rated('Clinician', clinician), thinksOfStopping === null ? null : `Thinks of stopping: ${thinksOfStopping ? 'yes' : 'no'}`]);
    }
    case 'reason':
      return row('Reason for the visit', [visit.reason]);
    case 'plan':
      return row('Plan', [visit.plan === null ? null : `${titleOf(visit.plan.option)}, from ${dayInWords(visit.plan.start)}`]);
    case 'noPlan':
      return row('No plan can be proposed', (visit.noPlan ?? []).flatMap(({ option, why, way }) => (option === key ? [titleOf(option), ended(why), way] : [])));
    case 'flag': {
      const answers = visit.cleared.filter(({ flag }) => flag === key);
      return row('Answer to a flag', answers.map(({ what, on, settled }) => `${settled === undefined ? '' : settled ? 'Settled: ' : 'Stays open: '}${what} (${dayInWords(on)})`), answers.map(({ by }) => by).join(', ') || null);
    }
    case 'typed':
      return row('Typed by the author', visit.typed.filter(({ id }) => id === key).map(({ text }) => text));
    case 'edit':
      return row('Edited by the author', [visit.edits[key] ?? null, visit.editBases[key] === undefined ? null : `First wording: ${visit.editBases[key].text}`]);
    default:
      return row('Visit', []);
  }
}
