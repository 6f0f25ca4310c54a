import { z } from 'zod';
import { COMPARED } from '@/server/clinical/model/outcome';
import { FLAG_LEVELS, OPTION_IDS } from '@/server/clinical/model/ids';
import { daySchema } from './fields';
import { patientSummarySchema } from './patient';
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
  /** The options by their titles. */
  decision: z.string(),
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
  contacts: z.array(z.object({ id: z.string(), on: daySchema, outcome: z.enum(OUTCOMES), by: z.string(), said: z.string(), words: z.string().nullable() })),
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
  /** Notes that stand and whose decision cannot be read, the newest first: nothing is said of what came of them, and nothing decided before them stands. */
  unread: z.array(z.object({ visitId: z.string(), number: z.string(), decidedOn: daySchema })),
});
export type PatientOutcomes = z.output<typeof patientOutcomesSchema>;

export const PANEL_OPTIONS = OPTION_IDS;
export const PANEL_SORTS = ['contact', 'name', 'day', 'report', 'phq9', 'blunting', 'response', 'remission', 'late'] as const;
export const PANEL_GAPS = ['report', 'contact'] as const;
export const PANEL_RESPONSES = ['yes', 'no', 'cannot-tell', 'does-not-apply'] as const;
/** The blunting score after against the one before: raw, since nothing is concluded from it. */
export const PANEL_BLUNTING = ['lower', 'not-lower', 'unknown'] as const;
/** A filter of the panel; CSV takes the same one. */
const panelFilter = {
  sort: z.enum(PANEL_SORTS).default('contact'),
  option: z.enum(OPTION_IDS).nullish().transform((option) => option ?? null),
  gap: z.enum(PANEL_GAPS).nullish().transform((gap) => gap ?? null),
  response: z.enum(PANEL_RESPONSES).nullish().transform((response) => response ?? null),
  remission: z.boolean().default(false),
  blunting: z.enum(PANEL_BLUNTING).nullish().transform((blunting) => blunting ?? null),
  mine: z.boolean().default(false),
};
export const panelInput = z.object({ ...panelFilter, page: z.number().int().min(1).max(5000).default(1) });
export const exportPanelInput = z.object(panelFilter);
export type PanelFilter = z.output<typeof exportPanelInput>;

export const panelRowSchema = z.object({
  patient: patientSummarySchema,
  visitId: z.string(),
  options: z.array(z.enum(OPTION_IDS)),
  start: daySchema,
  /** Days since the start; below zero before it. */
  day: z.number(),
  contactOn: daySchema.nullable(),
  daysSinceContact: z.number().nullable(),
  reportOn: daySchema.nullable(),
  /** Whether a report came after the start. */
  hasReport: z.boolean(),
  pairs: z.array(pairSchema),
  response: judgedSchema,
  remission: judgedSchema,
  /** Whole weeks from the start to the first PHQ-9 that spoke of response. */
  weeksToResponse: z.number().nullable(),
  /** Tasks of the plan that were due: done, and still open. */
  done: z.number(),
  late: z.number(),
});
export type PanelRow = z.output<typeof panelRowSchema>;

/** Whose decision could not be read: the days of those decisions, none of what they hold; no day where something else could not be read. */
const unreadSchema = z.object({ patient: patientSummarySchema, decidedOn: z.array(daySchema) });
export type PanelUnread = z.output<typeof unreadSchema>;

export const panelSchema = z.object({ on: daySchema, rows: z.array(panelRowSchema), /** Left out of the rows; of every filter, since nobody knows which one they would meet. */ unread: z.array(unreadSchema), page: z.number(), pages: z.number(), all: z.number(), /** Patients whose place on the panel is still worked out with the present content. */ beingMade: z.number(), contactDays: z.number(), /** Why nothing is concluded about the return of feeling. */ feeling: z.string(), options: z.array(z.object({ id: z.enum(OPTION_IDS), title: z.string() })) });
export type Panel = z.output<typeof panelSchema>;
export const panelFileSchema = z.object({ name: z.string(), csv: z.string(), rows: z.number(), unread: z.number(), more: z.boolean() });

const shareSchema = z.object({ of: z.number(), share: z.number(), low: z.number(), high: z.number() });
export const byOptionSchema = z.object({
  on: daySchema,
  fromDays: z.number(),
  untilDays: z.number(),
  /** Patients whose decisions are still judged with the present content; nothing is counted until there are none. */
  beingMade: z.number(),
  /** Patients whose decisions could not be read; nothing is counted without them. */
  unread: z.number(),
  smallest: z.number(),
  words: z.string(),
  feeling: z.string(),
  /** `null`: fewer than the smallest cell, or it could be reckoned from what else is shown. */
  options: z.array(z.object({ id: z.enum(OPTION_IDS), title: z.string(), n: z.number().nullable(), missing: z.number().nullable(), wellBefore: z.number().nullable(), judged: z.number().nullable(), response: shareSchema.nullable(), remission: shareSchema.nullable() })),
});
export type ByOption = z.output<typeof byOptionSchema>;
