import { z } from 'zod';
import { daySchema, lineInput } from './fields';
import { proofInput, proofSchema } from './proof';

export const RETENTION_YEARS = { fewest: 6, most: 100 } as const;

export const setRetentionInput = z.object({ years: z.number().int('A whole number.').min(RETENTION_YEARS.fewest, 'Not fewer than 6 years: 45 CFR 164.316.').max(RETENTION_YEARS.most, 'At most 100 years.'), proof: proofInput });
export const proposePurgeInput = z.object({ patientId: z.uuid(), why: lineInput(300) });
export const purgeInput = z.object({ purgeId: z.uuid(), proof: proofInput });
export const withdrawPurgeInput = z.object({ purgeId: z.uuid() });
export const holdInput = z.object({ patientId: z.uuid(), why: lineInput(300) });
export const releaseInput = z.object({ patientId: z.uuid(), proof: proofInput });

export const retentionSchema = z.object({
  /** `null`: nobody has said how long, so nothing is past it. */
  years: z.number().nullable(),
  past: z.array(
    z.object({
      patientId: z.string(),
      displayName: z.string(),
      birthOn: daySchema.nullable(),
      number: z.string().nullable(),
      lastOn: daySchema,
      hold: z.string().nullable(),
      proposal: z.object({ id: z.string(), why: z.string(), by: z.string(), isMine: z.boolean() }).nullable(),
    }),
  ),
  /** There are more than are listed. */
  more: z.boolean(),
  tombstones: z.array(z.object({ id: z.string(), subjectId: z.string(), why: z.string(), proposedBy: z.string(), purgedBy: z.string(), on: daySchema, rows: z.number(), notes: z.number(), years: z.number() })),
  proof: proofSchema,
});
export type Retention = z.output<typeof retentionSchema>;
