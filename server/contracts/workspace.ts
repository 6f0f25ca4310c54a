import { z } from 'zod';
import { OPTION_IDS } from '@/server/clinical/model/ids';
import { adviceChangeSchema, ruledOutSchema, shownAdviceSchema } from './advice-change';
import { assessmentSchema, flagSchema } from './assessment';
import { chartSchema, FILLED_BY } from './chart';
import { dayInput, daySchema } from './fields';
import { flagAnswerSchema, hashSchema } from './flag-answer';
import { inboxItemSchema } from './inbox';
import { clinicSchema, rightsSchema } from './me';
import { likeNamedSchema, patientIdentitySchema } from './patient';
import { trialsSchema } from './trial';

export const getWorkspaceInput = z.object({
  patientId: z.uuid(),
  /** The chart as it was known at the end of this day; absent, as it stands now. */
  asKnownOn: dayInput.optional(),
});

export const getChangesInput = z.object({
  patientId: z.uuid(),
  since: z.iso.datetime(),
  /** What the screen shows; without it no option is compared. */
  shown: shownAdviceSchema.optional(),
});
/**
 * Who changed a chart last since an instant, and when on the clinic's wall; `null` while the screen shows what the chart gives. With it
 * the reports that arrived, the inputs that changed and the options that read otherwise.
 */
export const changesSchema = adviceChangeSchema.extend({
  last: z.object({ by: z.string().nullable(), at: z.string().nullable() }).nullable(),
  reports: z.array(z.object({ on: daySchema, at: z.string(), filledBy: z.enum(FILLED_BY) })),
  /** Red-flag answers that arrived and wait for a prescriber's assessment. */
  alerts: z.number().int(),
});
export type Changes = z.output<typeof changesSchema>;

/** What an urgent flag, or one that an old answer left open (`attention`), wants asked today, in the flag's own words, with what a prescriber did about it so far; it is asked until that settled it. */
export const urgentAskSchema = z.object({
  flag: z.string(),
  level: z.enum(['emergency', 'urgent', 'attention']),
  title: z.string(),
  ask: z.string(),
  /** What clears it, as the content says it. */
  how: z.string(),
  answer: flagAnswerSchema.nullable(),
  raisedHash: hashSchema,
});
export type UrgentAsk = z.output<typeof urgentAskSchema>;

/** Everything the patient's screen shows, read in one go. Every act on the patient answers with it. */
const answerReadSchema = z.object({ rule: z.string(), report: z.string(), said: z.string() });
export type AnswerRead = z.output<typeof answerReadSchema>;

export const workspaceSchema = z.object({
  patient: patientIdentitySchema,
  likeNamed: z.array(likeNamedSchema),
  /** Entries of the same person that were merged into this one, and when. */
  mergedWith: z.array(z.object({ displayName: z.string(), birthOn: daySchema.nullable(), on: daySchema })),
  clinic: clinicSchema,
  /** Day of reasoning: today in the clinic's time zone, or the past day of `asKnownOn`. */
  on: daySchema,
  /** Set when this is the chart as it was known at the end of a past day; then nothing in it can be changed. */
  asKnownOn: daySchema.nullable(),
  /** Instant of reading, ISO 8601 in UTC. */
  asOf: z.string(),
  chart: chartSchema,
  /** The newest blood pressure, as every screen writes it. */
  bloodPressure: z.object({ text: z.string(), on: daySchema }).nullable(),
  assessment: assessmentSchema,
  /** Who rules out each contraindicated option; the others have no entry. */
  ruledOut: z.array(z.object({ option: z.enum(OPTION_IDS), by: ruledOutSchema })),
  /** Options that are not closed and for which no plan can be proposed, with why and what would make one possible; `waits` where somebody has to name or record something. None of a past chart. */
  noPlan: z.array(z.object({ option: z.enum(OPTION_IDS), waits: z.boolean(), words: z.string() })),
  /** What was done about the flags as they are raised now; one without an entry waits for its answer. */
  flagAnswers: z.array(flagAnswerSchema.extend({ flag: z.string() })),
  /** Flags of red-flag answers that wait: they stand in place of the assessment's own, or beside them where the answer was taken back. */
  alertFlags: z.array(flagSchema),
  /** Red-flag answers that no prescriber has assessed, and when they came. */
  openAlerts: z.array(z.object({ flag: z.string(), /** What was answered, in the words of the form; `null` where it was not kept. */ answer: z.string().nullable(), raised: z.object({ on: daySchema, at: z.string() }) })),
  /** The most urgent first, those left open last. */
  urgentAsks: z.array(urgentAskSchema),
  /** What was answered, where a rule reads an answer of a report and not its total. */
  answersRead: z.array(answerReadSchema),
  /** Every antidepressant ever taken, as a trial. */
  trials: trialsSchema,
  inbox: z.array(inboxItemSchema),
  rights: rightsSchema,
});
export type Workspace = z.output<typeof workspaceSchema>;
