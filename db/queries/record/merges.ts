import { sql } from 'drizzle-orm';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Db } from '../../client';

type Whose = { readonly clinicId: string; readonly patientId: string };
type Who = { readonly userId: string; readonly name: string };

/** SQLSTATEs with which the two functions of the database refuse. */
export const MERGE_REFUSALS = { drafts: 'GM001', later: 'GM002', rhythms: 'GM003', readers: 'GM007', gone: 'P0002', tied: '23503' } as const;

/** Moves everything about one patient to another, and keeps what undoing needs. @returns the id of the merge */
export async function mergePatients(db: Db, { survivorId, mergedId, why }: { readonly survivorId: string; readonly mergedId: string; readonly why: string }, by: Who): Promise<string> {
  const { rows } = await db.execute<{ id: string }>(sql`select merge_patients(${survivorId}::uuid, ${mergedId}::uuid, ${by.userId}::uuid, ${by.name}, ${why}) as id`);
  return rows[0]?.id ?? '';
}

export async function undoMerge(db: Db, mergeId: string, by: Who): Promise<void> {
  await db.execute(sql`select undo_merge(${mergeId}::uuid, ${by.userId}::uuid, ${by.name})`);
}

export type MergeRow = {
  readonly id: string;
  readonly mergedId: string;
  readonly survivorId: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly birthOn: LocalDate | null;
  readonly why: string;
  readonly atMs: number;
  readonly by: string;
  readonly undoneAtMs: number | null;
  readonly undoneBy: string | null;
  readonly rows: number;
};

const columns = sql`m.id, m.merged_id as "mergedId", m.survivor_id as "survivorId", m.merged ->> 'family_name' as "familyName", m.merged ->> 'given_name' as "givenName", m.merged ->> 'birth_on' as "birthOn", m.why,
  (extract(epoch from m.merged_at) * 1000)::float8 as "atMs", m.merged_by_name as by, (extract(epoch from m.undone_at) * 1000)::float8 as "undoneAtMs", m.undone_by_name as "undoneBy",
  (select count(*)::int from patient_merge_row r where r.clinic_id = m.clinic_id and r.merge_id = m.id) as rows`;

/** Merges into a patient, undone ones too, the last first. */
export async function listMerges(db: Db, { clinicId, patientId }: Whose): Promise<readonly MergeRow[]> {
  const { rows } = await db.execute<MergeRow>(sql`select ${columns} from patient_merge m where m.clinic_id = ${clinicId} and m.survivor_id = ${patientId} order by m.merged_at desc limit 100`);
  return rows;
}

export async function getMerge(db: Db, { clinicId, mergeId }: { readonly clinicId: string; readonly mergeId: string }): Promise<MergeRow | null> {
  const { rows } = await db.execute<MergeRow>(sql`select ${columns} from patient_merge m where m.clinic_id = ${clinicId} and m.id = ${mergeId}`);
  return rows[0] ?? null;
}

/** Whom an id that was merged stands for now; `null` where it was not. */
export async function survivorOf(db: Db, { clinicId, patientId }: Whose): Promise<string | null> {
  const { rows } = await db.execute<{ id: string }>(sql`
    with recursive led(id, steps) as (
      select m.survivor_id, 1 from patient_merge m where m.clinic_id = ${clinicId} and m.merged_id = ${patientId} and m.undone_at is null
      union all
      select m.survivor_id, led.steps + 1 from led join patient_merge m on m.clinic_id = ${clinicId} and m.merged_id = led.id and m.undone_at is null where led.steps < 100)
    select id from led order by steps desc limit 1`);
  return rows[0]?.id ?? null;
}

/** How much there is of a patient, by what it is called. */
export async function countsOf(db: Db, { clinicId, patientId }: Whose): Promise<Readonly<Record<string, number>>> {
  const count = (from: ReturnType<typeof sql>) => sql`(select count(*)::int from ${from} and f.clinic_id = ${clinicId} and f.patient_id = ${patientId})`;
  const { rows } = await db.execute<Record<string, number>>(sql`
    select ${count(sql`condition f where f.entered_in_error_at is null`)} as conditions, ${count(sql`allergy f where f.entered_in_error_at is null`)} as allergies,
           ${count(sql`medication_episode f where f.entered_in_error_at is null`)} as medicines, ${count(sql`observation f where f.entered_in_error_at is null`)} as measurements,
           ${count(sql`report f where f.entered_in_error_at is null`)} as reports, ${count(sql`inbox_item f where f.resolved_at is null`)} as "waiting records",
           ${count(sql`signed_note f where true`)} as "signed notes", ${count(sql`visit f where f.status = 'draft'`)} as drafts,
           ${count(sql`follow_up_task f where f.status in ('open', 'waiting')`)} as "open tasks", ${count(sql`report_request f where f.submitted_at is null and f.revoked_at is null and f.expires_at > now()`)} as "report links",
           ${count(sql`appointment f where true`)} as appointments`);
  return rows[0] ?? {};
}

export type Pair = { readonly a: string; readonly b: string };

/** Pairs of patients of whom somebody could judge that they are one and nobody said that they are two: a birth date and a word of the name in common, or a number. */
export async function listPairs(db: Db, { clinicId, limit }: { readonly clinicId: string; readonly limit: number }): Promise<readonly Pair[]> {
  const { rows } = await db.execute<Pair>(sql`
    select a, b from (
      select p.id as a, q.id as b from patient p join patient q on q.clinic_id = p.clinic_id and q.birth_on = p.birth_on and q.id > p.id
       where p.clinic_id = ${clinicId}
         and exists (select from patient_term s join patient_term t on t.clinic_id = s.clinic_id and t.term = s.term and t.patient_id = q.id
                      where s.clinic_id = p.clinic_id and s.patient_id = p.id and s.term <> p.birth_on::text)
      union
      select least(i.patient_id, j.patient_id), greatest(i.patient_id, j.patient_id)
        from patient_identifier i join patient_identifier j on j.clinic_id = i.clinic_id and j.value = i.value and j.patient_id > i.patient_id and j.retired_at is null and (j.system = i.system or j.system = '' or i.system = '')
       where i.clinic_id = ${clinicId} and i.retired_at is null and i.system <> 'urn:gamut:source-record' and j.system <> 'urn:gamut:source-record'
    ) pairs
     where not exists (select from told_apart d where d.clinic_id = ${clinicId} and d.one_id = pairs.a and d.other_id = pairs.b and d.taken_back_at is null)
     order by a, b limit ${limit}`);
  return rows;
}
