import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../../client';
import { membership, user } from '../../schema/account';
import { patient } from '../../schema/patient';
import { visit } from '../../schema/visit';

type Where = { readonly clinicId: string; readonly visitId: string };

const columns = {
  id: visit.id,
  patientId: visit.patientId,
  authorId: visit.authorId,
  authorName: user.name,
  status: visit.status,
  visitOn: visit.visitOn,
  fields: visit.fields,
  seen: visit.seen,
  amends: visit.amends,
  amendsWhy: visit.amendsWhy,
  version: visit.version,
  updatedAt: sql<string>`to_char(${visit.updatedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
};
export type VisitRow = Awaited<ReturnType<typeof listDrafts>>[number];

/** One visit by id, whatever its state; `null` when the clinic has no such visit. */
export async function getVisitRow(db: Db, { clinicId, visitId }: Where): Promise<VisitRow | null> {
  const [row] = await db
    .select(columns)
    .from(visit)
    .innerJoin(user, eq(user.id, visit.authorId))
    .where(and(eq(visit.clinicId, clinicId), eq(visit.id, visitId)));
  return row ?? null;
}

/** Open drafts of a patient, the oldest first. */
export const listDrafts = (db: Db, { clinicId, patientId }: { readonly clinicId: string; readonly patientId: string }) =>
  db
    .select(columns)
    .from(visit)
    .innerJoin(user, eq(user.id, visit.authorId))
    .where(and(eq(visit.clinicId, clinicId), eq(visit.patientId, patientId), eq(visit.status, 'draft')))
    .orderBy(asc(visit.createdAt), asc(visit.id))
    .limit(50);

export type NewDraft = { readonly clinicId: string; readonly patientId: string; readonly authorId: string; readonly visitOn: string; readonly fields: unknown; readonly amends: string | null; readonly amendsWhy: string | null; readonly seen: unknown };

export async function isPatientHere(db: Db, { clinicId, patientId }: { readonly clinicId: string; readonly patientId: string }): Promise<boolean> {
  const found = await db.select({ id: patient.id }).from(patient).where(and(eq(patient.clinicId, clinicId), eq(patient.id, patientId)));
  return found.length === 1;
}

/** Begins a draft; `null` where the author has one for this patient already. */
export async function insertDraft(db: Db, draft: NewDraft): Promise<string | null> {
  const [made] = await db.insert(visit).values(draft).onConflictDoNothing().returning({ id: visit.id });
  return made?.id ?? null;
}

/** Saves on a version; `null` when somebody saved on it before. */
export async function saveDraft(
  db: Db,
  where: Where & { readonly version: number },
  change: { readonly fields: unknown; readonly seen: unknown; readonly visitOn: string },
): Promise<Pick<VisitRow, 'version' | 'updatedAt'> | null> {
  const [saved] = await db
    .update(visit)
    .set({ ...change, version: sql`${visit.version} + 1`, updatedAt: sql`clock_timestamp()` })
    .where(and(eq(visit.clinicId, where.clinicId), eq(visit.id, where.visitId), eq(visit.version, where.version), eq(visit.status, 'draft')))
    .returning({ version: visit.version, updatedAt: columns.updatedAt });
  return saved ?? null;
}

/** Notes what the author saw when a draft was begun; nothing of the draft itself changes. */
export async function markSeen(db: Db, where: Where, seen: unknown): Promise<void> {
  await db.update(visit).set({ seen }).where(and(eq(visit.clinicId, where.clinicId), eq(visit.id, where.visitId), eq(visit.status, 'draft')));
}

/** Closes a draft on its version, as of the day that was signed; false when it moved on. */
export async function closeDraft(db: Db, where: Where & { readonly version: number; readonly visitOn: string }): Promise<boolean> {
  const closed = await db
    .update(visit)
    .set({ status: 'signed', visitOn: where.visitOn, version: sql`${visit.version} + 1`, updatedAt: sql`clock_timestamp()` })
    .where(and(eq(visit.clinicId, where.clinicId), eq(visit.id, where.visitId), eq(visit.version, where.version), eq(visit.status, 'draft')))
    .returning({ id: visit.id });
  return closed.length === 1;
}

/** What is written after the name of somebody, as the clinic has it. */
export async function credentialOf(db: Db, { clinicId, userId }: { readonly clinicId: string; readonly userId: string }): Promise<string | null> {
  const [row] = await db
    .select({ credential: membership.credential })
    .from(membership)
    .where(and(eq(membership.clinicId, clinicId), eq(membership.userId, userId), eq(membership.role, 'prescriber')));
  return row?.credential ?? null;
}
