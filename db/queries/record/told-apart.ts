import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../../client';
import { toldApart } from '../../schema/told-apart';

type Two = { readonly clinicId: string; readonly a: string; readonly b: string };

export type ToldApart = { readonly oneId: string; readonly otherId: string; readonly why: string; readonly at: Date; readonly by: string };

const shown = { oneId: toldApart.oneId, otherId: toldApart.otherId, why: toldApart.why, at: toldApart.toldAt, by: toldApart.toldByName };
const ordered = ({ a, b }: Two) => (a < b ? { oneId: a, otherId: b } : { oneId: b, otherId: a });
const standing = (two: Two) => {
  const { oneId, otherId } = ordered(two);
  return and(eq(toldApart.clinicId, two.clinicId), eq(toldApart.oneId, oneId), eq(toldApart.otherId, otherId), isNull(toldApart.takenBackAt));
};

/** Two entries that a person said are two people; `null` where nobody did, or took it back. */
export async function findToldApart(db: Db, two: Two): Promise<ToldApart | null> {
  const [row] = await db.select(shown).from(toldApart).where(standing(two));
  return row ?? null;
}

/** All that stands in a clinic, the last said first. */
export const listToldApart = (db: Db, { clinicId, limit }: { readonly clinicId: string; readonly limit: number }): Promise<ToldApart[]> =>
  db.select(shown).from(toldApart).where(and(eq(toldApart.clinicId, clinicId), isNull(toldApart.takenBackAt))).orderBy(sql`told_at desc, id`).limit(limit);

/** Says it, unless it was said before. */
export async function addToldApart(db: Db, two: Two, { why, userId, name }: { readonly why: string; readonly userId: string; readonly name: string }): Promise<boolean> {
  const rows = await db.insert(toldApart).values({ clinicId: two.clinicId, ...ordered(two), why, toldBy: userId, toldByName: name }).onConflictDoNothing().returning({ id: toldApart.id });
  return rows.length === 1;
}

export async function takeBackToldApart(db: Db, two: Two, name: string): Promise<boolean> {
  const rows = await db.update(toldApart).set({ takenBackAt: sql`clock_timestamp()`, takenBackByName: name }).where(standing(two)).returning({ id: toldApart.id });
  return rows.length === 1;
}
