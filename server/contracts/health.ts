import { z } from 'zod';

/** `degraded`: something needs a look, charts are served. `down`: no chart can be served. */
export const health = z.object({
  status: z.enum(['ok', 'degraded', 'down']),
  version: z.string(),
  database: z.enum(['up', 'down']),
  /** Whether the notes that were signed are those that `signatures.log` tells of, as it was at the start; `null` where nobody looked. */
  signatures: z.enum(['agree', 'differ']).nullable(),
  knowledge: z.object({ version: z.string(), hash: z.string() }).nullable(),
});
export type Health = z.infer<typeof health>;
