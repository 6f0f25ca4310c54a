import { z } from 'zod';
import { daySchema } from './fields';

/** SHA-256 of what a screen showed; it comes back with the act that rests on it. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** What a prescriber did about a raised flag. `settled` is whether that was what the flag asks for; otherwise it stays open, and `null` is an answer from before this was kept. */
export const flagAnswerSchema = z.object({ what: z.string(), by: z.string(), on: daySchema, settled: z.boolean().nullable() });
export type FlagAnswer = z.output<typeof flagAnswerSchema>;
