import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Db } from '../../client';
import { session, twoFactor, user } from '../../schema/account';

export type FactorRow = {
  /** Sealed. */
  readonly secret: string;
  /** Sealed. */
  readonly recoveryCodes: string;
  /** A code of it was shown to be right. */
  readonly verified: boolean;
  readonly since: Date;
};

export async function readFactor(db: Db, userId: string): Promise<FactorRow | null> {
  const [row] = await db
    .select({ secret: twoFactor.secret, recoveryCodes: twoFactor.backupCodes, verified: sql<boolean>`coalesce(${twoFactor.verified}, false)`, since: twoFactor.createdAt })
    .from(twoFactor)
    .where(eq(twoFactor.userId, userId));
  return row ?? null;
}

/** A secret that counts only once a code of it was right. It takes the place of one that never did; `false` where one counts already. */
export async function beginFactor(db: Db, { userId, secret, recoveryCodes }: { readonly userId: string; readonly secret: string; readonly recoveryCodes: string }): Promise<boolean> {
  const rows = await db
    .insert(twoFactor)
    .values({ userId, secret, backupCodes: recoveryCodes, verified: false })
    .onConflictDoUpdate({ target: twoFactor.userId, set: { secret, backupCodes: recoveryCodes, lastStep: null, createdAt: sql`now()` }, setWhere: eq(twoFactor.verified, false) })
    .returning({ id: twoFactor.id });
  return rows.length > 0;
}

export async function finishFactor(db: Db, userId: string, recoveryCodes: string): Promise<boolean> {
  const rows = await db.update(twoFactor).set({ verified: true, backupCodes: recoveryCodes, createdAt: sql`now()` }).where(and(eq(twoFactor.userId, userId), eq(twoFactor.verified, false))).returning({ id: twoFactor.id });
  if (rows.length > 0) await db.update(user).set({ twoFactorEnabled: true, updatedAt: sql`now()` }).where(eq(user.id, userId));
  return rows.length > 0;
}

export async function removeFactor(db: Db, userId: string): Promise<boolean> {
  const rows = await db.delete(twoFactor).where(eq(twoFactor.userId, userId)).returning({ id: twoFactor.id });
  await db.update(user).set({ twoFactorEnabled: false, updatedAt: sql`now()` }).where(eq(user.id, userId));
  return rows.length > 0;
}

/** Uses a code up. Of several tries with the same one, on however many instances, one is told that it did; older codes are gone with it. */
export async function takeStep(db: Db, userId: string, step: number): Promise<boolean> {
  const rows = await db
    .update(twoFactor)
    .set({ lastStep: step })
    .where(and(eq(twoFactor.userId, userId), or(isNull(twoFactor.lastStep), lt(twoFactor.lastStep, step))))
    .returning({ id: twoFactor.id });
  return rows.length > 0;
}

/** Puts other recovery codes in the place of `before`; `false` when those are not there any more. */
export async function replaceRecoveryCodes(db: Db, userId: string, { before, after }: { readonly before: string; readonly after: string }): Promise<boolean> {
  const rows = await db.update(twoFactor).set({ backupCodes: after }).where(and(eq(twoFactor.userId, userId), eq(twoFactor.backupCodes, before))).returning({ id: twoFactor.id });
  return rows.length > 0;
}

/** The holder of a session showed again who they are. */
export async function confirmSession(db: Db, sessionId: string): Promise<void> {
  await db.update(session).set({ confirmedAt: sql`clock_timestamp()` }).where(eq(session.id, sessionId));
}
