import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../client';
import { clinic, installation } from '../../schema/clinic';

/** Hours for which a printed set-up link works; each start prints a new one. */
export const SETUP_HOURS = 24;

/** Whether a hash is that of the set-up link, and no clinic was founded through it. */
export async function isSetupOpen(db: Db, tokenSha256: string): Promise<boolean> {
  const [row] = await db.select({ single: installation.single }).from(installation).where(openSetup(tokenSha256));
  return row !== undefined;
}

/** Uses the link up. Of several at once one is told that it did. */
export async function takeSetup(db: Db, tokenSha256: string): Promise<boolean> {
  const rows = await db.update(installation).set({ setupUsedAt: sql`clock_timestamp()` }).where(openSetup(tokenSha256)).returning({ single: installation.single });
  return rows.length > 0;
}

const openSetup = (tokenSha256: string) =>
  and(eq(installation.setupTokenSha256, tokenSha256), isNull(installation.setupUsedAt), eq(installation.demo, false), gt(installation.setupExpiresAt, sql`now()`));

export async function insertFirstClinic(db: Db, row: typeof clinic.$inferInsert): Promise<void> {
  await db.insert(clinic).values(row);
}
