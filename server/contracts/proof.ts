import { z } from 'zod';

/**
 * How a person shows again who they are before an act: by the code of the second factor where there is one, else by the password; by a
 * passkey in place of either where one is known. `wanted` while that was last shown more than ten minutes ago.
 */
export const proofSchema = z.object({ wanted: z.boolean(), by: z.enum(['password', 'code']), passkey: z.boolean() });
export type Proof = z.output<typeof proofSchema>;

/** What the person typed for it. */
export const proofInput = z.string().max(256).nullish().transform((text) => text ?? null);
