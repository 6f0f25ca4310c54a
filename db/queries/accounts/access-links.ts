import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../client';
import { accessLink } from '../../schema/access-link';

type Which = { readonly clinicId: string; readonly linkId: string };

const isOpen = sql`${accessLink.usedAt} is null and ${accessLink.revokedAt} is null and ${accessLink.expiresAt} > now()`;

/** A new link; whatever was open for the same person and purpose is closed with it, so that one works at a time. */
export async function insertAccessLink(db: Db, row: Omit<typeof accessLink.$inferInsert, 'expiresAt'> & { readonly hours: number }): Promise<{ readonly id: string; readonly expiresAt: Date }> {
  const { hours, ...values } = row;
  await db
    .update(accessLink)
    .set({ revokedAt: sql`clock_timestamp()` })
    .where(and(eq(accessLink.clinicId, row.clinicId), eq(accessLink.email, row.email), eq(accessLink.kind, row.kind), isNull(accessLink.usedAt), isNull(accessLink.revokedAt)));
  const [made] = await db
    .insert(accessLink)
    .values({ ...values, expiresAt: sql`clock_timestamp() + make_interval(hours => ${hours})` })
    .returning({ id: accessLink.id, expiresAt: accessLink.expiresAt });
  if (made === undefined) throw new RangeError('a link was not stored');
  return made;
}

/** The clinic of an open link, found by its hash alone: whoever holds the link belongs to no clinic yet. */
export async function findAccessLink(db: Db, tokenSha256: string): Promise<{ readonly id: string; readonly clinicId: string } | null> {
  await db.execute(sql`select set_config('app.access_link', ${tokenSha256}, true)`);
  const [row] = await db
    .select({ id: accessLink.id, clinicId: accessLink.clinicId })
    .from(accessLink)
    .where(and(eq(accessLink.tokenSha256, tokenSha256), isOpen));
  return row ?? null;
}

/** An open link, held until the transaction ends; `null` when somebody was faster. */
export async function holdAccessLink(db: Db, { clinicId, linkId }: Which) {
  const [row] = await db
    .select()
    .from(accessLink)
    .where(and(eq(accessLink.clinicId, clinicId), eq(accessLink.id, linkId), isOpen))
    .for('update');
  return row ?? null;
}

export async function markAccessLinkUsed(db: Db, { clinicId, linkId }: Which): Promise<void> {
  await db.update(accessLink).set({ usedAt: sql`clock_timestamp()` }).where(and(eq(accessLink.clinicId, clinicId), eq(accessLink.id, linkId)));
}

/** Whether there was an open link to close. */
export async function revokeAccessLink(db: Db, { clinicId, linkId }: Which): Promise<boolean> {
  const rows = await db
    .update(accessLink)
    .set({ revokedAt: sql`clock_timestamp()` })
    .where(and(eq(accessLink.clinicId, clinicId), eq(accessLink.id, linkId), isOpen))
    .returning({ id: accessLink.id });
  return rows.length > 0;
}

export const listOpenLinks = (db: Db, clinicId: string) =>
  db
    .select({ id: accessLink.id, kind: accessLink.kind, email: accessLink.email, name: accessLink.name, roles: accessLink.roles, by: accessLink.createdByName, expiresAt: accessLink.expiresAt })
    .from(accessLink)
    .where(and(eq(accessLink.clinicId, clinicId), isOpen))
    .orderBy(asc(accessLink.createdAt))
    .limit(200);
