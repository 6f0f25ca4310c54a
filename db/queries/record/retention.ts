import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Db } from '../../client';
import { legalHold, patientPurge, retentionRule } from '../../schema/retention';

type Clinic = { readonly clinicId: string };
type Who = { readonly userId: string; readonly name: string };

/** SQLSTATEs with which `purge_patient` refuses. */
export const PURGE_REFUSALS = { gone: 'P0002', samePerson: 'GM004', held: 'GM005', tooEarly: 'GM006', twice: '23505' } as const;

/** How long records are kept; `null` where nobody has said so. */
export async function getRetentionRule(db: Db, { clinicId }: Clinic): Promise<{ readonly version: number; readonly years: number } | null> {
  const [row] = await db.select({ version: retentionRule.version, years: retentionRule.years }).from(retentionRule).where(eq(retentionRule.clinicId, clinicId)).orderBy(desc(retentionRule.version)).limit(1);
  return row ?? null;
}

export async function insertRetentionRule(db: Db, { clinicId, version, years }: Clinic & { readonly version: number; readonly years: number }, by: Who): Promise<void> {
  await db.insert(retentionRule).values({ clinicId, version, years, changedBy: by.userId, changedByName: by.name });
}

export type PastRow = {
  readonly id: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly birthOn: LocalDate | null;
  readonly number: string | null;
  readonly lastMs: number;
  readonly holdId: string | null;
  readonly holdWhy: string | null;
  readonly purgeId: string | null;
  readonly purgeWhy: string | null;
  readonly proposedById: string | null;
  readonly proposedBy: string | null;
};

/** Records on which nobody has acted for so many years, the longest ago first; those on hold too. */
export async function listPast(db: Db, { clinicId, years, limit }: Clinic & { readonly years: number; readonly limit: number }): Promise<readonly PastRow[]> {
  const { rows } = await db.execute<PastRow>(sql`
    select p.id, p.family_name as "familyName", p.given_name as "givenName", p.birth_on as "birthOn",
           (select i.value from patient_identifier i where i.clinic_id = p.clinic_id and i.patient_id = p.id and i.retired_at is null and i.label = 'MRN' order by i.recorded_at limit 1) as number,
           (extract(epoch from l.at) * 1000)::float8 as "lastMs", h.id as "holdId", h.why as "holdWhy", u.id as "purgeId", u.why as "purgeWhy", u.proposed_by as "proposedById", u.proposed_by_name as "proposedBy"
      from patient p
      cross join lateral (select last_act_on(p.clinic_id, p.id) as at) l
      left join lateral (select f.id, f.why from legal_hold f where f.clinic_id = p.clinic_id and f.patient_id = p.id and f.ended_at is null order by f.placed_at limit 1) h on true
      left join patient_purge u on u.clinic_id = p.clinic_id and u.subject_id = p.id and u.withdrawn_at is null and u.purged_at is null
     where p.clinic_id = ${clinicId} and p.created_at <= now() - make_interval(years => ${years}) and l.at <= now() - make_interval(years => ${years})
     order by l.at, p.id limit ${limit}`);
  return rows;
}

export type TombstoneRow = { readonly id: string; readonly subjectId: string; readonly why: string; readonly proposedBy: string; readonly purgedBy: string; readonly atMs: number; readonly rows: number; readonly notes: number; readonly years: number };

/** What is left of records that were purged, the last first. */
export async function listTombstones(db: Db, { clinicId, limit }: Clinic & { readonly limit: number }): Promise<readonly TombstoneRow[]> {
  const { rows } = await db.execute<TombstoneRow>(sql`
    select u.id, u.subject_id as "subjectId", u.why, u.proposed_by_name as "proposedBy", u.purged_by_name as "purgedBy", (extract(epoch from u.purged_at) * 1000)::float8 as "atMs",
           (select sum((e.value ->> 'rows')::int)::int from jsonb_each(u.tables) e) as rows, jsonb_array_length(u.notes) as notes, u.years
      from patient_purge u where u.clinic_id = ${clinicId} and u.purged_at is not null order by u.purged_at desc limit ${limit}`);
  return rows;
}

export async function insertPurge(db: Db, { clinicId, patientId, why }: Clinic & { readonly patientId: string; readonly why: string }, by: Who): Promise<string> {
  const { rows } = await db.execute<{ id: string }>(sql`insert into patient_purge (clinic_id, subject_id, why, proposed_by, proposed_by_name) values (${clinicId}, ${patientId}, ${why}, ${by.userId}, ${by.name}) returning id`);
  return rows[0]?.id ?? '';
}

export async function getPurge(db: Db, { clinicId, purgeId }: Clinic & { readonly purgeId: string }): Promise<{ readonly subjectId: string } | null> {
  const [row] = await db
    .select({ subjectId: patientPurge.subjectId })
    .from(patientPurge)
    .where(and(eq(patientPurge.clinicId, clinicId), eq(patientPurge.id, purgeId), isNull(patientPurge.withdrawnAt), isNull(patientPurge.purgedAt)));
  return row ?? null;
}

export async function withdrawPurge(db: Db, { clinicId, purgeId }: Clinic & { readonly purgeId: string }, by: Who): Promise<void> {
  await db.update(patientPurge).set({ withdrawnAt: sql`clock_timestamp()`, withdrawnByName: by.name }).where(and(eq(patientPurge.clinicId, clinicId), eq(patientPurge.id, purgeId), isNull(patientPurge.purgedAt)));
}

export async function purgePatient(db: Db, purgeId: string, by: Who): Promise<void> {
  await db.execute(sql`select purge_patient(${purgeId}::uuid, ${by.userId}::uuid, ${by.name})`);
}

export async function insertHold(db: Db, { clinicId, patientId, why }: Clinic & { readonly patientId: string; readonly why: string }, by: Who): Promise<void> {
  await db.insert(legalHold).values({ clinicId, patientId, why, placedBy: by.userId, placedByName: by.name });
}

/** @returns whether one stood */
export async function endHolds(db: Db, { clinicId, patientId }: Clinic & { readonly patientId: string }, by: Who): Promise<boolean> {
  const ended = await db
    .update(legalHold)
    .set({ endedAt: sql`clock_timestamp()`, endedByName: by.name })
    .where(and(eq(legalHold.clinicId, clinicId), eq(legalHold.patientId, patientId), isNull(legalHold.endedAt)))
    .returning({ id: legalHold.id });
  return ended.length > 0;
}

/** Notes of purged records of a clinic, as `signatures.log` names them. */
export async function listPurgedNotes(db: Db, { clinicId }: Clinic): Promise<readonly { readonly id: string; readonly number: string; readonly version: number; readonly sha256: string }[]> {
  const { rows } = await db.execute<{ id: string; number: string; version: number; sha256: string }>(sql`
    select n.value ->> 'id' as id, n.value ->> 'number' as number, (n.value ->> 'version')::int as version, n.value ->> 'sha256' as sha256
      from patient_purge u cross join lateral jsonb_array_elements(u.notes) n where u.clinic_id = ${clinicId} and u.purged_at is not null`);
  return rows;
}
