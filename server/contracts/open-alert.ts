import { z } from 'zod';
import { daySchema } from './fields';

/** Whether the on-call contacts heard of it: one of them did, it is under way, none could be told, or none was ever set. */
export const TOLD = ['told', 'being-told', 'nobody', 'nobody-set'] as const;

/** A red-flag answer that waits for a prescriber's recorded assessment, as it stands at the top of every list of work. */
export const openAlertSchema = z.object({
  id: z.string(),
  patientId: z.string(),
  displayName: z.string(),
  birthOn: daySchema.nullable(),
  flag: z.string(),
  title: z.string(),
  /** What was answered, in the words of the form; `null` where it was not kept. */
  answer: z.string().nullable(),
  level: z.enum(['emergency', 'urgent']),
  raised: z.object({ on: daySchema, at: z.string() }),
  due: z.object({ on: daySchema, at: z.string() }).nullable(),
  /** Whole minutes until contact is due when it was read; below zero it is late, `null` when the flag has no term. */
  minutesLeft: z.number().int().nullable(),
  told: z.enum(TOLD),
  /** Messages that arrived. */
  times: z.number().int(),
});
export type OpenAlert = z.output<typeof openAlertSchema>;
