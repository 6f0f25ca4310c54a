import { engineFor } from '../engine/engine';
import { factsFor } from '../engine/facts-for';
import type { Facts } from '../facts/facts';
import type { Assessment, Option } from '../model/assessment';
import type { Chart } from '../model/chart';
import type { Knowledge } from '../model/knowledge';
import type { Plan } from '../model/plan';
import type { SinceVisit } from '../model/since';
import type { NoteOrder, Visit } from '../model/visit';
import { goingOn } from '../options/going-on';

/** What a note is composed from. */
export type NoteInput = {
  readonly visit: Visit;
  readonly assessment: Assessment;
  readonly plan: Plan | null;
  readonly chart: Chart;
  /** What happened since the note before; nothing for a first note. */
  readonly since?: SinceVisit | null;
  readonly knowledge: Knowledge;
  /** The clinic's order of sections. */
  readonly order: NoteOrder;
};

/** The input with the chart read as it stands on the day of the assessment. */
export type NoteReading = NoteInput & { readonly facts: Facts; /** The options as they stand for whoever goes on with the plan. */ readonly options: readonly Option[] };

/** Reads the chart of a note once, on the day of its assessment. */
export function readForNote(input: NoteInput): NoteReading {
  const { knowledge, chart, assessment, plan } = input;
  const facts = factsFor(engineFor(knowledge), chart, assessment.on);
  return { ...input, facts, options: goingOn(assessment.options, plan, { facts, knowledge }) };
}
