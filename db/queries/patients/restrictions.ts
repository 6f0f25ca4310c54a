import { and, asc, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Db } from '../../client';
import { user } from '../../schema/account';
import { careTeam } from '../../schema/care-team';
import { chartRestriction, emergencyAccess } from '../../schema/restriction';

type Of = { readonly clinicId: string; readonly patientId: string };
type By = { readonly userId: string; readonly name: string };

export type RestrictedRow = { readonly id: string; readonly familyName: string; readonly givenName: string; readonly birthOn: LocalDate | null };

/** Restricted charts by name, number or birth date, or one of them: to prescribers and administrators, whether they may open it or not. */
export async function listRestricted(db: Db, { terms = [], patientId = null }: { readonly terms?: readonly string[]; readonly patientId?: string | null }): Promise<readonly RestrictedRow[]> {
  const { rows } = await db.execute<RestrictedRow>(sql`
    select id, family_name as "familyName", given_name as "givenName", birth_on as "birthOn"
      from restricted_charts(array(select json_array_elements_text(${JSON.stringify(terms)}::json)), ${patientId}::uuid)`);
  return rows;
}

/** Those of them that the acting person is outside of. */
export async function hiddenIds(db: Db): Promise<ReadonlySet<string>> {
  const { rows } = await db.execute<{ id: string }>(sql`select unnest(hidden_patient_ids(true)) as id`);
  return new Set(rows.map(({ id }) => id));
}

export async function standingRestriction(db: Db, { clinicId, patientId }: Of) {
  const [row] = await db
    .select({ why: chartRestriction.why, setAt: chartRestriction.setAt, setByName: chartRestriction.setByName })
    .from(chartRestriction)
    .where(and(eq(chartRestriction.clinicId, clinicId), eq(chartRestriction.patientId, patientId), isNull(chartRestriction.liftedAt)));
  return row ?? null;
}

export const listTeam = (db: Db, { clinicId, patientId }: Of) =>
  db
    .select({ userId: user.id, name: user.name, role: careTeam.role })
    .from(careTeam)
    .innerJoin(user, eq(user.id, careTeam.userId))
    .where(and(eq(careTeam.clinicId, clinicId), eq(careTeam.patientId, patientId)))
    .orderBy(desc(careTeam.role), asc(user.name))
    .limit(10);

export async function insertRestriction(db: Db, { clinicId, patientId }: Of, { why, by }: { readonly why: string; readonly by: By }): Promise<boolean> {
  const rows = await db.insert(chartRestriction).values({ clinicId, patientId, why, setBy: by.userId, setByName: by.name }).onConflictDoNothing().returning({ id: chartRestriction.id });
  return rows.length > 0;
}

export async function liftRestriction(db: Db, { clinicId, patientId }: Of, byName: string): Promise<boolean> {
  const rows = await db
    .update(chartRestriction)
    .set({ liftedAt: sql`clock_timestamp()`, liftedByName: byName })
    .where(and(eq(chartRestriction.clinicId, clinicId), eq(chartRestriction.patientId, patientId), isNull(chartRestriction.liftedAt)))
    .returning({ id: chartRestriction.id });
  return rows.length > 0;
}

const isOpen = sql`${emergencyAccess.endedAt} is null and ${emergencyAccess.expiresAt} > now()`;

export async function insertEmergency(db: Db, { clinicId, patientId }: Of, { reason, by }: { readonly reason: string; readonly by: By }): Promise<string> {
  const [row] = await db.insert(emergencyAccess).values({ clinicId, patientId, userId: by.userId, userName: by.name, reason }).returning({ id: emergencyAccess.id });
  if (row === undefined) throw new RangeError('an opening was not stored');
  return row.id;
}

/** Ends one of the person's own; says of whom, or `null` where there was none open. */
export async function endEmergency(db: Db, { clinicId, userId, emergencyId }: { readonly clinicId: string; readonly userId: string; readonly emergencyId: string }): Promise<string | null> {
  const [row] = await db
    .update(emergencyAccess)
    .set({ endedAt: sql`clock_timestamp()` })
    .where(and(eq(emergencyAccess.clinicId, clinicId), eq(emergencyAccess.userId, userId), eq(emergencyAccess.id, emergencyId), isOpen))
    .returning({ patientId: emergencyAccess.patientId });
  return row?.patientId ?? null;
}

export const listMyEmergencies = (db: Db, { clinicId, userId }: { readonly clinicId: string; readonly userId: string }) =>
  db
    .select({ id: emergencyAccess.id, patientId: emergencyAccess.patientId, expiresAt: emergencyAccess.expiresAt })
    .from(emergencyAccess)
    .where(and(eq(emergencyAccess.clinicId, clinicId), eq(emergencyAccess.userId, userId), isOpen))
    .orderBy(asc(emergencyAccess.expiresAt))
    .limit(20);

export async function countUnseen(db: Db, clinicId: string): Promise<number> {
  const [row] = await db.select({ n: sql<number>`count(*)::int` }).from(emergencyAccess).where(and(eq(emergencyAccess.clinicId, clinicId), isNull(emergencyAccess.seenAt)));
  return row?.n ?? 0;
}

/** Every opening of the clinic, the newest first. */
export const listEmergencies = (db: Db, clinicId: string) =>
  db
    .select({
      id: emergencyAccess.id, patientId: emergencyAccess.patientId, by: emergencyAccess.userName, reason: emergencyAccess.reason, openedAt: emergencyAccess.openedAt,
      endedAt: sql<string | null>`to_char(case when ${emergencyAccess.endedAt} is not null then ${emergencyAccess.endedAt} when ${emergencyAccess.expiresAt} <= now() then ${emergencyAccess.expiresAt} end at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
      seenBy: emergencyAccess.seenByName,
    })
    .from(emergencyAccess)
    .where(and(eq(emergencyAccess.clinicId, clinicId), gt(emergencyAccess.openedAt, sql`now() - interval '6 years'`)))
    .orderBy(desc(emergencyAccess.openedAt), desc(emergencyAccess.id))
    .limit(500);

export async function markSeen(db: Db, { clinicId, emergencyId, byName }: { readonly clinicId: string; readonly emergencyId: string; readonly byName: string }): Promise<string | null> {
  const [row] = await db
    .update(emergencyAccess)
    .set({ seenAt: sql`clock_timestamp()`, seenByName: byName })
    .where(and(eq(emergencyAccess.clinicId, clinicId), eq(emergencyAccess.id, emergencyId), isNull(emergencyAccess.seenAt)))
    .returning({ patientId: emergencyAccess.patientId });
  return row?.patientId ?? null;
}
