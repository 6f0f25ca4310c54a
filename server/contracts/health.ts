import { z } from 'zod';

/** `degraded`: something needs a look, nothing is lost. `down`: no chart can be served. */
export const health = z.object({
  status: z.enum(['ok', 'degraded', 'down']),
  version: z.string(),
  database: z.enum(['up', 'down']),
  knowledge: z.object({ version: z.string(), hash: z.string() }).nullable(),
});
export type Health = z.infer<typeof health>;
