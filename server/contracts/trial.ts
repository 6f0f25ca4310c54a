import { z } from 'zod';
import type { Trials } from '@/server/clinical/model/trial';
import { STOP_KINDS } from './chart';
import { daySchema } from './fields';
import type { Holds, SameType } from './same-type';

const trialScoreSchema = z.object({ value: z.number(), on: daySchema, estimated: z.boolean() });

/** The model's `Trial` as it travels. */
const trialSchema = z.object({
  id: z.string(),
  drug: z.string(),
  state: z.enum(['taking', 'stopped', 'unclear']),
  startOn: daySchema.nullable(),
  stopOn: daySchema.nullable(),
  highest: z.number().nullable(),
  doseGaps: z.boolean(),
  daysAtHighest: z.number().nullable(),
  minimum: z.number().nullable(),
  adequate: z.boolean().nullable(),
  phq9: z.object({ first: trialScoreSchema, last: trialScoreSchema }).nullable(),
  indication: z.string().nullable(),
  stopReason: z.object({ kind: z.enum(STOP_KINDS), text: z.string().nullable() }).nullable(),
});

/** Every antidepressant ever taken. */
export const trialsSchema = z.object({ trials: z.array(trialSchema).readonly(), adequateDays: z.number(), received: z.boolean() });

export type TrialsAreMirrored = Holds<SameType<z.output<typeof trialsSchema>, Trials>>;
