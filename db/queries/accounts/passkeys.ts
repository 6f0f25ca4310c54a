import { and, asc, eq, gt, lt, or, sql } from 'drizzle-orm';
import type { Db } from '../../client';
import { passkey, user, verification } from '../../schema/account';

export type PasskeyRow = Omit<typeof passkey.$inferSelect, 'userId'>;
export type NewPasskey = Pick<typeof passkey.$inferInsert, 'userId' | 'name' | 'credentialId' | 'publicKey' | 'counter' | 'transports' | 'backedUp'>;

/** Passkeys of a person, the oldest first. */
export const listPasskeys = (db: Db, userId: string): Promise<PasskeyRow[]> =>
  db
    .select({ id: passkey.id, name: passkey.name, credentialId: passkey.credentialId, publicKey: passkey.publicKey, counter: passkey.counter, transports: passkey.transports, backedUp: passkey.backedUp, createdAt: passkey.createdAt, lastUsedAt: passkey.lastUsedAt })
    .from(passkey)
    .where(eq(passkey.userId, userId))
    .orderBy(asc(passkey.createdAt), asc(passkey.id))
    .limit(50);

/** A passkey by the id under which the browser knows it, with its person; nobody's who is disabled. */
export async function findPasskey(db: Db, credentialId: string) {
  const [row] = await db
    .select({ id: passkey.id, userId: passkey.userId, credentialId: passkey.credentialId, publicKey: passkey.publicKey, counter: passkey.counter, transports: passkey.transports })
    .from(passkey)
    .innerJoin(user, eq(user.id, passkey.userId))
    .where(and(eq(passkey.credentialId, credentialId), sql`${user.disabledAt} is null`));
  return row ?? null;
}

/** `false` where this passkey is known already. */
export async function insertPasskey(db: Db, row: NewPasskey): Promise<boolean> {
  const rows = await db.insert(passkey).values(row).onConflictDoNothing({ target: passkey.credentialId }).returning({ id: passkey.id });
  return rows.length > 0;
}

type Mine = { readonly userId: string; readonly passkeyId: string };

export async function renamePasskey(db: Db, { userId, passkeyId }: Mine, name: string): Promise<boolean> {
  const rows = await db.update(passkey).set({ name }).where(and(eq(passkey.id, passkeyId), eq(passkey.userId, userId))).returning({ id: passkey.id });
  return rows.length > 0;
}

export async function deletePasskey(db: Db, { userId, passkeyId }: Mine): Promise<boolean> {
  const rows = await db.delete(passkey).where(and(eq(passkey.id, passkeyId), eq(passkey.userId, userId))).returning({ id: passkey.id });
  return rows.length > 0;
}

/** Every passkey of a person: theirs were lost. */
export async function deletePasskeysOf(db: Db, userId: string): Promise<number> {
  return (await db.delete(passkey).where(eq(passkey.userId, userId)).returning({ id: passkey.id })).length;
}

/** Counts a use. A device that counts and did not count on since the last use is a copy: `false`. */
export async function countUse(db: Db, { passkeyId, counter, backedUp }: { readonly passkeyId: string; readonly counter: number; readonly backedUp: boolean }): Promise<boolean> {
  const rows = await db
    .update(passkey)
    .set({ counter, backedUp, lastUsedAt: sql`clock_timestamp()` })
    .where(and(eq(passkey.id, passkeyId), or(lt(passkey.counter, counter), and(eq(passkey.counter, 0), sql`${counter} = 0`))))
    .returning({ id: passkey.id });
  return rows.length > 0;
}

/** Keeps what a device is asked to sign, for five minutes and one answer. A newer question for the same purpose takes its place. */
export async function keepChallenge(db: Db, identifier: string, challenge: string): Promise<void> {
  await db.delete(verification).where(eq(verification.identifier, identifier));
  await db.insert(verification).values({ identifier, value: challenge, expiresAt: sql`now() + interval '5 minutes'` });
}

/** Takes it away; of several answers at once one gets it. */
export async function takeChallenge(db: Db, identifier: string): Promise<string | null> {
  const [row] = await db.delete(verification).where(and(eq(verification.identifier, identifier), gt(verification.expiresAt, sql`now()`))).returning({ value: verification.value });
  return row?.value ?? null;
}
