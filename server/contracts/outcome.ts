import { z } from 'zod';
import { COMPARED } from '@/server/clinical/model/outcome';
import { FLAG_LEVELS, OPTION_IDS } from '@/server/clinical/model/ids';
import { daySchema } from './fields';
import { OUTCOMES } from './worklist';

export const ofPatientInput = z.object({ patientId: z.uuid() });

const point = z.object({ report: z.string(), on: daySchema, value: z.number(), estimated: z.boolean(), filledBy: z.enum(['patient', 'carer', 'interpreter', 'clinician', 'unknown']) });
export const pairSchema = z.object({ instrument: z.enum(COMPARED), before: point.nullable(), after: point.nullable(), change: z.number().nullable(), days: z.number().nullable() });
export type Pair = z.output<typeof pairSchema>;
export const judgedSchema = z.object({ verdict: z.enum(['yes', 'no', 'does-not-apply', 'cannot-tell']), why: z.string() });

export const decisionOutcomeSchema = z.object({
  noteId: z.string(),
  visitId: z.string(),
  number: z.string(),
  options: z.array(z.enum(OPTION_IDS)),
  decidedOn: daySchema,
  /** From this day on, reports are after it. */
  start: daySchema,
  /** Day of the decision that took its place. */
  until: daySchema.nullable(),
  pairs: z.array(pairSchema),
  response: judgedSchema,
  remission: judgedSchema,
  feeling: z.string(),
  respondedOn: daySchema.nullable(),
  /** Days that a total may lie before the start. */
  lookBack: z.object({ phq9: z.number(), sbr: z.number(), gad7: z.number() }),
});
export type DecisionOutcome = z.output<typeof decisionOutcomeSchema>;

export const sinceSchema = z.object({
  visitId: z.string(),
  number: z.string(),
  on: daySchema,
  days: z.number(),
  author: z.string(),
  /** What was decided, in words. */
  decision: z.string(),
  contacts: z.array(z.object({ id: z.string(), on: daySchema, outcome: z.enum(OUTCOMES), by: z.string(), words: z.string().nullable() })),
  done: z.array(z.object({ id: z.string(), what: z.string(), dueOn: daySchema, closedOn: daySchema, by: z.string().nullable() })),
  late: z.array(z.object({ id: z.string(), what: z.string(), dueOn: daySchema, daysLate: z.number() })),
  alerts: z.array(z.object({ id: z.string(), title: z.string(), level: z.enum(FLAG_LEVELS), on: daySchema, answered: z.boolean() })),
  reports: z.array(z.object({ id: z.string(), title: z.string(), on: daySchema })),
  changes: z.array(z.object({ what: z.string(), on: daySchema })),
});
export type Since = z.output<typeof sinceSchema>;

export const patientOutcomesSchema = z.object({
  on: daySchema,
  /** `null` before the first signed note. */
  since: sinceSchema.nullable(),
  /** Decisions with what came before and after each, the newest first. */
  decisions: z.array(decisionOutcomeSchema),
});
export type PatientOutcomes = z.output<typeof patientOutcomesSchema>;
