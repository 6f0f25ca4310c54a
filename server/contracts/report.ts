import { z } from 'zod';
import type { LookBack } from '@/server/clinical/model/look-back';
import { changeSchema } from './assessment';
import { answerValueSchema, FILLED_BY, ONSET_PRECISIONS } from './chart';
import { languageSchema } from './report-door';
import type { Holds, SameType } from './same-type';
import { cleanText, dayInput, daySchema, factIdInput, lineInput, optionalDayInput, patientAct } from './fields';

const key = z.string().min(1).max(80).regex(/^[A-Za-z0-9:._-]+$/);

/**
 * An instrument with item texts is answered item by item and scored here; a licensed one is entered by its scores.
 * Exactly one of `answers` and `scores` is given.
 */
export const createReportInput = z.object({
  ...patientAct,
  instrument: z.string().min(1).max(40),
  /** The day the answers are true for. */
  on: dayInput,
  filledBy: z.enum(FILLED_BY),
  /** Item id to answer; `null` is "not answered" and never zero. */
  answers: z.record(key, answerValueSchema).nullable().default(null),
  /** Field id to score, as read off the licensed form. */
  scores: z.record(key, z.union([z.number(), z.string().max(200), z.boolean(), z.null()])).nullable().default(null),
  words: z.array(z.string().max(8000).transform(cleanText).pipe(z.string().max(4000))).max(40).default([]),
  onset: z
    .object({ precision: z.enum(ONSET_PRECISIONS), earliestOn: optionalDayInput, latestOn: optionalDayInput })
    .nullable()
    .default(null),
});

export const removeReportInput = z.object({ ...patientAct, reportId: factIdInput('report'), reason: lineInput(300) });

export const getLookBackInput = z.object({
  patientId: z.uuid(),
  /** From this report; without one, from the onset that the headline names. */
  reportId: factIdInput('report').optional(),
  /** In the chart as it was known at the end of this day. */
  asKnownOn: dayInput.optional(),
});

export const listArrivalsInput = z.object({ patientId: z.uuid(), asKnownOn: dayInput.optional() });

/** How a report came in that was answered through a link. */
export const arrivalsSchema = z.array(
  z.object({
    reportId: z.string(),
    /** Clinic's day and time on which it came into the chart. */
    on: daySchema,
    at: z.string(),
    /** `false`: it came in at a red-flag answer, and the form was not sent. */
    finished: z.boolean(),
    /** Seconds that the whole form was in front of somebody, all its instruments together. */
    seconds: z.number().int(),
    language: languageSchema.nullable(),
    inClinic: z.boolean(),
  }),
);
export type Arrivals = z.output<typeof arrivalsSchema>;

/** The model's `LookBack` as it travels: what changed before one report, or before the onset. */
export const lookBackSchema = z.object({
  report: z.object({ id: z.string(), title: z.string(), on: daySchema }),
  onset: z.object({ earliestOn: daySchema, latestOn: daySchema }).nullable(),
  window: z.object({ days: z.number(), from: daySchema }).nullable(),
  changes: z.array(changeSchema).readonly(),
  earlier: z.number(),
});

export type LookBackIsMirrored = Holds<SameType<z.output<typeof lookBackSchema>, LookBack>>;
