import { z } from 'zod';
import type { Chart } from '@/server/clinical/model/chart';
import { daySchema } from './fields';
import type { Holds, SameType } from './same-type';

const codingSchema = z.object({ system: z.string(), code: z.string(), display: z.string().nullable() });

const provenanceSchema = z.object({
  source: z.enum(['import', 'clinician', 'patient', 'demo']),
  by: z.string().nullable(),
  recordedOn: daySchema.nullable(),
  resource: z.string().nullable(),
});

export const CLINICAL_STATUSES = ['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved'] as const;
export const STOP_KINDS = ['no-benefit', 'side-effect', 'blunting', 'withdrawal', 'relapse', 'patient-choice', 'finished', 'other'] as const;
export const LIFE_EVENT_KINDS = ['bereavement', 'trauma', 'stress', 'illness', 'birth', 'work', 'relationship', 'hospitalisation', 'other'] as const;
export const FILLED_BY = ['patient', 'carer', 'interpreter', 'clinician', 'unknown'] as const;
export const ONSET_PRECISIONS = ['day', 'month', 'season and year', 'always been this way', 'not sure'] as const;
export const WAITING_KINDS = ['condition', 'medication', 'allergy', 'observation', 'report', 'patient', 'other'] as const;
export const SEXES = ['female', 'male', 'other', 'unknown'] as const;

export const conditionSchema = z.object({
  id: z.string(),
  codings: z.array(codingSchema).readonly(),
  text: z.string(),
  clinicalStatus: z.enum(CLINICAL_STATUSES).nullable(),
  onsetOn: daySchema.nullable(),
  recordedOn: daySchema.nullable(),
  abatedOn: daySchema.nullable(),
  provenance: provenanceSchema,
});

export const allergySchema = z.object({
  id: z.string(),
  ingredient: z.string().nullable(),
  text: z.string(),
  type: z.enum(['allergy', 'intolerance']).nullable(),
  reaction: z.string().nullable(),
  on: daySchema.nullable(),
  provenance: provenanceSchema,
});

const doseStepSchema = z.object({
  from: daySchema,
  microgramsPerDay: z.number().nullable(),
  timesPerDay: z.number().nullable(),
  form: z.string().nullable(),
  reason: z.string().nullable(),
});

export const episodeSchema = z.object({
  id: z.string(),
  drug: z.string(),
  drugId: z.string().nullable(),
  display: z.string(),
  codings: z.array(codingSchema).readonly(),
  status: z.enum(['active', 'stopped', 'planned', 'unknown']),
  startOn: daySchema.nullable(),
  stopOn: daySchema.nullable(),
  steps: z.array(doseStepSchema).readonly(),
  asNeeded: z.boolean(),
  indication: z.string().nullable(),
  startReason: z.string().nullable(),
  stopReason: z.object({ kind: z.enum(STOP_KINDS), text: z.string().nullable() }).nullable(),
  refills: z
    .array(z.object({ on: daySchema, display: z.string(), daysSupply: z.number().nullable(), resource: z.string().nullable() }))
    .readonly(),
  provenance: provenanceSchema,
});

export const observationSchema = z.object({
  id: z.string(),
  observation: z.string().nullable(),
  codings: z.array(codingSchema).readonly(),
  text: z.string(),
  value: z.number().nullable(),
  valueText: z.string().nullable(),
  unit: z.string().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  on: daySchema,
  provenance: provenanceSchema,
});

export const answerValueSchema = z.union([z.number(), z.string(), z.boolean(), z.array(z.string()).readonly(), z.null()]);

export const onsetSchema = z.object({
  precision: z.enum(ONSET_PRECISIONS),
  earliestOn: daySchema.nullable(),
  latestOn: daySchema.nullable(),
});

export const reportSchema = z.object({
  id: z.string(),
  instrument: z.string(),
  version: z.string().nullable(),
  on: daySchema,
  filledBy: z.enum(FILLED_BY),
  answers: z.record(z.string(), answerValueSchema).readonly(),
  scores: z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.null()])).readonly(),
  estimated: z.boolean(),
  words: z.array(z.string()).readonly(),
  onset: onsetSchema.nullable(),
  recordedAt: z.string().exactOptional(),
  provenance: provenanceSchema,
});

export const lifeEventSchema = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(LIFE_EVENT_KINDS),
  on: daySchema,
  untilOn: daySchema.nullable(),
  provenance: provenanceSchema,
});

const confirmationSchema = z.object({
  id: z.string(),
  fact: z.string(),
  value: z.enum(['present', 'absent', 'unknown']),
  detail: z.union([z.string(), z.number(), z.null()]),
  on: daySchema,
  by: z.string().nullable(),
  askedAgain: z.literal(true).exactOptional(),
});

const waitingSchema = z.object({ id: z.string(), kind: z.enum(WAITING_KINDS), text: z.string(), why: z.string(), about: z.array(z.string()).readonly(), on: daySchema.nullable() });

/** The model's `Chart` as it travels. */
export const chartSchema = z.object({
  schemaVersion: z.literal(1),
  patient: z.object({ birthOn: daySchema.nullable(), sex: z.enum(SEXES), country: z.string().nullable() }),
  received: z.object({ conditions: z.boolean(), medications: z.boolean(), allergies: z.boolean() }),
  conditions: z.array(conditionSchema).readonly(),
  allergies: z.array(allergySchema).readonly(),
  episodes: z.array(episodeSchema).readonly(),
  observations: z.array(observationSchema).readonly(),
  reports: z.array(reportSchema).readonly(),
  lifeEvents: z.array(lifeEventSchema).readonly(),
  confirmations: z.array(confirmationSchema).readonly(),
  waiting: z.array(waitingSchema).readonly(),
});

export type ChartIsMirrored = Holds<SameType<z.output<typeof chartSchema>, Chart>>;
