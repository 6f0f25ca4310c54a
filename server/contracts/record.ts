import { z } from 'zod';
import { mergeSchema } from './merging';
import { proofSchema } from './proof';
import { cleanText, dayInput, daySchema, lineInput, patientAct } from './fields';

/** Forms in which the whole record of a patient leaves the system. */
export const RECORD_FILES = ['record.pdf', 'record.txt', 'record.fhir.json'] as const;
export type RecordFile = (typeof RECORD_FILES)[number];

export const exportRecordInput = z.object({ patientId: z.uuid(), file: z.enum(RECORD_FILES), recipient: lineInput(120), purpose: lineInput(200) });
export const exportRecordOutput = z.object({ name: z.string(), type: z.string(), base64: z.string() });

export const recordInput = z.object({ patientId: z.uuid() });

/** Free text that must say something. */
const textInput = (maximum: number) =>
  z
    .string()
    .max(maximum * 4)
    .transform(cleanText)
    .pipe(z.string().min(1, 'Something must be written here.').max(maximum, `At most ${maximum} characters.`));

export const askCorrectionInput = z.object({ ...patientAct, askedOn: dayInput, askedBy: lineInput(120), what: textInput(4000) });
export const extendCorrectionInput = z.object({ ...patientAct, correctionId: z.uuid(), why: textInput(2000) });
export const answerCorrectionInput = z.object({
  ...patientAct,
  correctionId: z.uuid(),
  answer: z.enum(['accepted', 'denied']),
  why: textInput(4000),
  /** The act that carried it out, as the record offers it; only with `accepted`. */
  carriedOutBy: z.number().int().positive().nullable().default(null),
});
export const disagreeInput = z.object({ ...patientAct, correctionId: z.uuid(), on: dayInput, statement: textInput(8000) });

export const correctionSchema = z.object({
  id: z.string(),
  askedOn: daySchema,
  askedBy: z.string(),
  what: z.string(),
  recordedByName: z.string(),
  dueOn: daySchema,
  extendedWhy: z.string().nullable(),
  answer: z.enum(['accepted', 'denied']).nullable(),
  /** What was changed, or why it was denied. */
  why: z.string().nullable(),
  answeredOn: daySchema.nullable(),
  answeredByName: z.string().nullable(),
  /** The act that carried it out, in words. */
  carriedOut: z.string().nullable(),
  disagreement: z.string().nullable(),
  disagreementOn: daySchema.nullable(),
});
export type Correction = z.output<typeof correctionSchema>;

export const disclosureSchema = z.object({
  on: daySchema,
  /** Local wall clock of the clinic, `HH:MM`. */
  time: z.string(),
  file: z.string(),
  /** The same in words. */
  what: z.string(),
  by: z.string(),
  recipient: z.string().nullable(),
  purpose: z.string().nullable(),
});
export type Disclosure = z.output<typeof disclosureSchema>;

/** What of one patient's record left the system: no more of the chart than who it is about. */
export const accountingSchema = z.object({
  patient: z.object({ id: z.string(), displayName: z.string(), birthOn: daySchema.nullable(), number: z.string().nullable() }),
  clinic: z.object({ name: z.string(), demo: z.boolean() }),
  on: daySchema,
  disclosures: z.array(disclosureSchema),
});
export type Accounting = z.output<typeof accountingSchema>;

export const recordSchema = z.object({
  on: daySchema,
  corrections: z.array(correctionSchema),
  /** Acts on this record since the oldest open correction was asked for: what can have carried one out. */
  acts: z.array(z.object({ id: z.number(), words: z.string(), by: z.string(), on: daySchema, time: z.string() })),
  /** Entries of the same person that were merged into this one, the last first. */
  merges: z.array(mergeSchema),
  mayMerge: z.boolean(),
  proof: proofSchema,
  mayAnswer: z.boolean(),
  mayExport: z.boolean(),
});
export type RecordPage = z.output<typeof recordSchema>;
