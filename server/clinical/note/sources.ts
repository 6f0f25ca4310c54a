import type { Plan } from '../model/plan';
import type { SegmentRef } from '../model/note';
import { unitInWords } from '../taper/render-steps';
import { planTerms } from '../taper/terms';
import { dayInWords } from '../words/day';
import { factRow } from './fact-rows';
import { readForNote } from './reading';
import type { NoteInput, NoteReading } from './reading';
import { ruleRow } from './rule-rows';
import { sinceRow } from './since-rows';
import { visitRow } from './visit-rows';

/** What stands behind a sentence, as it is read out: the row it comes from, who said it, when. */
export type SourceRow = {
  readonly ref: SegmentRef;
  readonly label: string;
  readonly lines: readonly string[];
  /** Valid day in ISO form. */
  readonly on: string | null;
  readonly by: string | null;
  /** Day on which it came into the chart. */
  readonly recordedOn: string | null;
};

/** The row behind each reference of a sentence, in the same order. */
export function sourceRows(refs: readonly SegmentRef[], input: NoteInput): readonly SourceRow[] {
  const reading = readForNote(input);
  return refs.map((ref) => sourceRow(ref, reading));
}

function sourceRow(ref: SegmentRef, reading: NoteReading): SourceRow {
  switch (ref.type) {
    case 'fact':
    case 'derived':
      return factRow(ref, reading);
    case 'rule':
      return ruleRow(ref, reading);
    case 'reference': {
      const entry = reading.knowledge.references.find(({ id }) => id === ref.id);
      return { ref, label: entry === undefined ? ref.id : [entry.authors, entry.year, entry.title].filter((part) => part !== null).join(', '), lines: [], on: null, by: null, recordedOn: null };
    }
    case 'step':
      return { ref, ...planPart(ref.id, reading), on: null, by: null, recordedOn: null };
    case 'visit':
      return visitRow(ref, reading);
    case 'follow-up':
      return sinceRow(ref, reading);
  }
}

type Part = Pick<SourceRow, 'label' | 'lines'>;

/** A part of the plan: a step, an end, a checkpoint, a warning, an edit. */
function planPart(id: string, { plan, knowledge }: NoteReading): Part {
  const missing: Part = { label: 'Plan', lines: [] };
  if (plan === null) return missing;
  const terms = planTerms(knowledge);
  const nameOf = (drug: string): string => terms.drug(drug)?.name ?? drug;
  const [kind = '', key = ''] = [id.split(':', 1)[0], id.slice(id.indexOf(':') + 1)];
  switch (kind) {
    case 'from':
    case 'to':
      return { label: kind === 'from' ? 'Taken before' : 'Taken at the end', lines: plan[kind].map(({ drug, mgPerDay }) => `${nameOf(drug)} ${mgPerDay} mg a day`) };
    case 'step': {
      const step = plan.steps.find(({ n }) => String(n) === key);
      return step === undefined ? missing : stepInWords(step, nameOf);
    }
    case 'checkpoint':
      return { label: 'Checkpoint of the plan', lines: plan.checkpoints.filter(({ on }) => on === key).map(({ on, what }) => `${dayInWords(on)}: ${what}`) };
    case 'warning':
      return { label: 'Warning of the plan', lines: plan.warnings.filter((warning) => warning.id === key).map(({ message }) => message) };
    case 'edit':
      return { label: 'Changed against the rule’s plan', lines: plan.edits.filter((edit) => edit.id === key).map(({ words }) => words) };
    default:
      return missing;
  }
}

function stepInWords({ n, kind, from, to, doses }: Plan['steps'][number], nameOf: (drug: string) => string): Part {
  const lines = doses.map(({ drug, mgPerDay, units }) => `${nameOf(drug)} ${mgPerDay} mg a day${units.length === 0 ? '' : `: ${units.map(unitInWords).join(' + ')}`}`);
  const what = kind === 'washout' ? ['Wash-out'] : kind === 'stopped' ? ['Stopped'] : [];
  return { label: `Step ${n}, ${to === null ? `from ${dayInWords(from)}` : `${dayInWords(from)} to ${dayInWords(to)}`}`, lines: [...what, ...lines] };
}
