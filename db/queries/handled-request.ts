import { and, eq } from 'drizzle-orm';
import type { Db } from '../client';
import { handledRequest } from '../schema/audit';

export type HandledKey = { readonly clinicId: string; readonly userId: string; readonly key: string };

/**
 * Claims a key for an act. Waits for a transaction that claimed the same key this moment.
 * @returns `null` when the key is new; else the act it was claimed for
 */
export async function claimKey(
  db: Db,
  { clinicId, userId, key }: HandledKey,
  act: { readonly act: string; readonly inputSha256: string },
): Promise<{ readonly act: string; readonly inputSha256: string; readonly result: string | null } | null> {
  const claimed = await db
    .insert(handledRequest)
    .values({ clinicId, userId, key, ...act })
    .onConflictDoNothing()
    .returning({ key: handledRequest.key });
  if (claimed.length === 1) return null;
  const [earlier] = await db
    .select({ act: handledRequest.act, inputSha256: handledRequest.inputSha256, result: handledRequest.result })
    .from(handledRequest)
    .where(and(eq(handledRequest.clinicId, clinicId), eq(handledRequest.userId, userId), eq(handledRequest.key, key)));
  return earlier ?? null;
}

/** Keeps the id of what the act made, to answer a repetition with. */
export async function keepResult(db: Db, { clinicId, userId, key }: HandledKey, result: string): Promise<void> {
  await db
    .update(handledRequest)
    .set({ result })
    .where(and(eq(handledRequest.clinicId, clinicId), eq(handledRequest.userId, userId), eq(handledRequest.key, key)));
}
