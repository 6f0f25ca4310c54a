import { z } from 'zod';
import { SEXES } from './chart';
import { restrictedPeopleSchema } from './restriction';
import { dayInput, daySchema, lineInput, optionalTextInput, pageInput, patientAct, rowVersionSchema } from './fields';

export const identifierSchema = z.object({
  /** System as the sender names it: a URI, or a clinic's own word such as `MRN`. */
  system: z.string(),
  value: z.string(),
  /** Word to show before the value. */
  label: z.string(),
});

export const patientNameSchema = z.object({ family: z.string(), given: z.string() });

/** A patient in a list: enough to tell two people apart. */
export const patientSummarySchema = z.object({
  id: z.string(),
  name: patientNameSchema,
  displayName: z.string(),
  birthOn: daySchema.nullable(),
  /** Completed years today; `null` when the birth date is not known. */
  age: z.number().nullable(),
  sex: z.enum(SEXES),
  identifiers: z.array(identifierSchema),
  demo: z.boolean(),
});
export type PatientSummary = z.output<typeof patientSummarySchema>;

export const contactSchema = z.object({
  phone: z.string().nullable(),
  email: z.string().nullable(),
  address: z.string().nullable(),
});

export const patientIdentitySchema = patientSummarySchema.extend({
  contact: contactSchema,
  /** Birth date as the record gives it when the day is not known (`1971`, `1971-04`). */
  birthText: z.string().nullable(),
  version: rowVersionSchema,
});
export type PatientIdentity = z.output<typeof patientIdentitySchema>;

/** Somebody in the same clinic who could be mistaken for this patient. */
export const likeNamedSchema = patientSummarySchema.extend({
  /** `possible-duplicate`: agrees in so much that it may be the same person. */
  why: z.enum(['like-name', 'possible-duplicate']),
  /** In which points the two agree, in words. */
  agreesIn: z.array(z.string()),
});
export type LikeNamed = z.output<typeof likeNamedSchema>;

// ---- search ----

export const searchPatientsInput = z.object({ text: z.string().max(200).default(''), ...pageInput });

export const patientHitSchema = patientSummarySchema.extend({
  /** Records that wait in the trust inbox. */
  waiting: z.number(),
  /** Medicines taken now, by name. */
  medicines: z.array(z.string()),
  /** Day of the newest blunting report. */
  lastReportOn: daySchema.nullable(),
});
export const searchPatientsOutput = z.object({
  items: z.array(patientHitSchema),
  nextCursor: z.string().nullable(),
  /** To a prescriber: who matches too, in a chart of the care team only. */
  restricted: restrictedPeopleSchema,
});
export type PatientHit = z.output<typeof patientHitSchema>;

// ---- create, update ----

const patientFields = {
  family: lineInput(100),
  given: lineInput(100),
  birthOn: dayInput,
  sex: z.enum(SEXES),
  /** The clinic's record number; empty when there is none. */
  recordNumber: optionalTextInput(60),
  phone: optionalTextInput(40),
  email: optionalTextInput(254),
  address: optionalTextInput(300),
};

export const createPatientInput = z.object({
  ...patientFields,
  /** Candidates that were shown and judged to be other people. */
  notTheSameAs: z.array(z.uuid()).max(50).default([]),
  idempotencyKey: patientAct.idempotencyKey,
});

export const createPatientOutput = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('created'), patientId: z.string() }),
  /** Nothing was stored: the person may be here already. */
  z.object({ outcome: z.literal('possible-duplicates'), candidates: z.array(likeNamedSchema) }),
]);

export const updatePatientInput = z.object({ ...patientAct, ...patientFields, expectedVersion: rowVersionSchema });
