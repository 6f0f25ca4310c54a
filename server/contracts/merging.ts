import { z } from 'zod';
import { daySchema, lineInput } from './fields';
import { proofInput, proofSchema } from './proof';
import { contactSchema, patientSummarySchema } from './patient';

export const compareInput = z.object({ patientId: z.uuid(), otherId: z.uuid() });
/** The patient stays, the other is merged into it. */
export const mergeInput = z.object({ patientId: z.uuid(), otherId: z.uuid(), why: lineInput(300), proof: proofInput });
/** Two entries that are two people. */
export const tellApartInput = z.object({ patientId: z.uuid(), otherId: z.uuid(), why: lineInput(300) });
export const undoMergeInput = z.object({ patientId: z.uuid(), mergeId: z.uuid(), proof: proofInput });
export const whereIsInput = z.object({ patientId: z.uuid() });
export const whereIsSchema = z.object({ patientId: z.string() });

const sideSchema = patientSummarySchema.extend({
  otherNames: z.array(z.string()),
  contact: contactSchema,
  /** How much there is, by what it is called. */
  counts: z.array(z.object({ what: z.string(), count: z.number() })),
  medicines: z.array(z.string()),
  conditions: z.array(z.string()),
  allergies: z.array(z.string()),
  lastSeenOn: daySchema.nullable(),
});
export type ComparedSide = z.output<typeof sideSchema>;

/** Who said that two entries are two people. */
const apartSchema = z.object({ why: z.string(), by: z.string(), on: daySchema });

export const comparisonSchema = z.object({
  /** As the address names them. */
  sides: z.array(sideSchema),
  /** In which points they agree, in words; empty where the rules find none. */
  agreesIn: z.array(z.string()),
  isPossibleDuplicate: z.boolean(),
  apart: apartSchema.nullable(),
  mayMerge: z.boolean(),
  proof: proofSchema,
});
export type Comparison = z.output<typeof comparisonSchema>;

export const mergeDoneSchema = z.object({ patientId: z.string() });

export const duplicatesSchema = z.object({
  pairs: z.array(z.object({ a: patientSummarySchema, b: patientSummarySchema, agreesIn: z.array(z.string()) })),
  more: z.boolean(),
  /** Told apart by a person, the last first. */
  apart: z.array(apartSchema.extend({ a: patientSummarySchema, b: patientSummarySchema })),
});
export type Duplicates = z.output<typeof duplicatesSchema>;

export const mergeSchema = z.object({
  id: z.string(),
  displayName: z.string(),
  birthOn: daySchema.nullable(),
  why: z.string(),
  by: z.string(),
  on: daySchema,
  rows: z.number(),
  undone: z.object({ on: daySchema, by: z.string() }).nullable(),
  /** The newest that stands: later ones are undone first. */
  mayUndo: z.boolean(),
});
export type Merge = z.output<typeof mergeSchema>;
