import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Db } from '../../client';

type InClinic = { readonly clinicId: string };
export type TeamRole = 'coordinator' | 'prescriber';

const uuids = (ids: readonly string[]): SQL => sql`(select (json_array_elements_text(${JSON.stringify(ids)}::json))::uuid)`;

/** Patients in somebody's care. */
export async function listPanel(db: Db, { clinicId, userId, role, limit }: InClinic & { readonly userId: string; readonly role: TeamRole; readonly limit: number }): Promise<readonly string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select patient_id as id from care_team where clinic_id = ${clinicId} and user_id = ${userId} and role = ${role} order by patient_id limit ${limit}`);
  return rows.map(({ id }) => id);
}

/** Those of the ids that are patients of the clinic. */
export async function patientsHere(db: Db, { clinicId, patientIds }: InClinic & { readonly patientIds: readonly string[] }): Promise<readonly string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`select id from patient where clinic_id = ${clinicId} and id in ${uuids(patientIds)} order by id`);
  return rows.map(({ id }) => id);
}

export type Moved = { readonly patientId: string; readonly fromId: string | null; readonly tasks: number; readonly drafts: number; readonly draftsKept: number };

/**
 * Gives a patient to another person: who is responsible, the open tasks of the role that were the earlier one's or nobody's, and the
 * drafts. A draft stays with its author where the new one has a draft of this patient already, since there is one a person.
 */
export async function movePatient(db: Db, { clinicId, patientId, role, fromId, toId }: InClinic & { readonly patientId: string; readonly role: TeamRole; readonly fromId: string | null; readonly toId: string }): Promise<Moved> {
  const { rows: team } = await db.execute<{ fromId: string | null }>(sql`
    with before as (select user_id from care_team where clinic_id = ${clinicId} and patient_id = ${patientId} and role = ${role}),
    stored as (insert into care_team (clinic_id, patient_id, role, user_id) values (${clinicId}, ${patientId}, ${role}, ${toId})
      on conflict (clinic_id, patient_id, role) do update set user_id = excluded.user_id, since = now())
    select (select user_id from before) as "fromId"`);
  const from = fromId ?? team[0]?.fromId ?? null;
  const { rows: tasks } = await db.execute<{ id: string }>(sql`
    update follow_up_task set assignee_id = ${toId}, version = version + 1
     where clinic_id = ${clinicId} and patient_id = ${patientId} and status in ('open', 'waiting') and role = ${role}
       and (assignee_id is null or assignee_id is not distinct from ${from}::uuid) and assignee_id is distinct from ${toId}::uuid returning id`);
  if (role !== 'prescriber' || from === null || from === toId) return { patientId, fromId: from, tasks: tasks.length, drafts: 0, draftsKept: 0 };
  const { rows: drafts } = await db.execute<{ moved: number; kept: number }>(sql`
    with mine as (select id from visit where clinic_id = ${clinicId} and patient_id = ${patientId} and author_id = ${from}::uuid and status = 'draft'),
    moved as (update visit v set author_id = ${toId}, version = v.version + 1, seen = null
       where v.clinic_id = ${clinicId} and v.id in (select id from mine)
         and not exists (select from visit o where o.clinic_id = v.clinic_id and o.patient_id = v.patient_id and o.author_id = ${toId}::uuid and o.status = 'draft') returning v.id)
    select (select count(*)::int from moved) as moved, (select count(*)::int from mine) as kept`);
  const [{ moved = 0, kept = 0 } = {}] = drafts;
  return { patientId, fromId: from, tasks: tasks.length, drafts: moved, draftsKept: kept - moved };
}

export async function insertHandover(db: Db, row: InClinic & { readonly patientId: string; readonly role: TeamRole; readonly fromId: string | null; readonly toId: string; readonly line: string; readonly tasks: number; readonly drafts: number; readonly byId: string; readonly byName: string }): Promise<void> {
  await db.execute(sql`
    insert into handover (clinic_id, patient_id, role, from_id, to_id, line, tasks, drafts, by_id, by_name)
    values (${row.clinicId}, ${row.patientId}, ${row.role}, ${row.fromId}, ${row.toId}, ${row.line}, ${row.tasks}, ${row.drafts}, ${row.byId}, ${row.byName})`);
}

export async function followPatient(db: Db, { clinicId, userId, patientId, follows }: InClinic & { readonly userId: string; readonly patientId: string; readonly follows: boolean }): Promise<void> {
  await (follows
    ? db.execute(sql`insert into patient_follow (clinic_id, user_id, patient_id) values (${clinicId}, ${userId}, ${patientId}) on conflict do nothing`)
    : db.execute(sql`delete from patient_follow where clinic_id = ${clinicId} and user_id = ${userId} and patient_id = ${patientId}`));
}

/** Patients whom somebody follows. */
export async function listFollowed(db: Db, { clinicId, userId, limit }: InClinic & { readonly userId: string; readonly limit: number }): Promise<readonly { readonly patientId: string }[]> {
  const { rows } = await db.execute<{ patientId: string }>(sql`
    select patient_id as "patientId" from patient_follow where clinic_id = ${clinicId} and user_id = ${userId}::uuid order by patient_id limit ${limit}`);
  return rows;
}

export type HandoverRow = { readonly patients: number; readonly patientId: string; readonly from: string | null; readonly by: string; readonly line: string; readonly atMs: number };

/** What was handed over to somebody since an instant, one row for each line that was written on a day, the newest first. */
export async function listHandovers(db: Db, { clinicId, userId, since, timeZone, limit }: InClinic & { readonly userId: string; readonly since: Date; readonly timeZone: string; readonly limit: number }): Promise<readonly HandoverRow[]> {
  const { rows } = await db.execute<HandoverRow>(sql`
    select count(distinct h.patient_id)::int as patients, min(h.patient_id::text)::uuid as "patientId", max(f.name) as "from", h.by_name as by, h.line, (extract(epoch from max(h.at)) * 1000)::float8 as "atMs"
      from handover h left join "user" f on f.id = h.from_id
     where h.clinic_id = ${clinicId} and h.to_id = ${userId}::uuid and h.at >= ${since.toISOString()}::timestamptz
     group by h.by_name, h.line, h.role, h.from_id, (h.at at time zone ${timeZone}::text)::date order by max(h.at) desc, h.line limit ${limit}`);
  return rows;
}

/** The newest handover of a patient; `null` where there was none. */
export async function getLastHandover(db: Db, { clinicId, patientId }: InClinic & { readonly patientId: string }): Promise<Pick<HandoverRow, 'by' | 'line' | 'atMs'> | null> {
  const { rows } = await db.execute<Pick<HandoverRow, 'by' | 'line' | 'atMs'>>(sql`
    select h.by_name as by, h.line, (extract(epoch from h.at) * 1000)::float8 as "atMs" from handover h
     where h.clinic_id = ${clinicId} and h.patient_id = ${patientId} order by h.at desc limit 1`);
  return rows[0] ?? null;
}
