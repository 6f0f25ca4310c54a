import { sql } from 'drizzle-orm';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Db } from '../../client';
import type { ReportAnswers } from '../reports/report-requests';

type InClinic = { readonly clinicId: string };
export type ClinicPerson = { readonly id: string; readonly name: string; readonly roles: readonly ('coordinator' | 'prescriber')[] };

/** Who can be given a task. */
export async function listClinicians(db: Db, { clinicId }: InClinic): Promise<readonly ClinicPerson[]> {
  const { rows } = await db.execute<ClinicPerson>(sql`
    select u.id, u.name, array_agg(m.role order by m.role) as roles from membership m join "user" u on u.id = m.user_id
     where m.clinic_id = ${clinicId} and m.role in ('coordinator', 'prescriber') and m.suspended_at is null and u.disabled_at is null
     group by u.id, u.name order by u.name, u.id limit 500`);
  return rows;
}

export type CoverRow = { readonly id: string; readonly absentId: string; readonly coveringId: string; readonly fromOn: LocalDate; readonly toOn: LocalDate };

/** Absences of today and later. */
export async function listCovers(db: Db, { clinicId, on }: InClinic & { readonly on: LocalDate }): Promise<readonly CoverRow[]> {
  const { rows } = await db.execute<CoverRow>(sql`
    select id, absent_id as "absentId", covering_id as "coveringId", from_on as "fromOn", to_on as "toOn" from absence_cover
     where clinic_id = ${clinicId} and ended_at is null and to_on >= ${on}::date order by from_on, id limit 200`);
  return rows;
}

export async function insertCover(db: Db, cover: InClinic & { readonly absentId: string; readonly coveringId: string; readonly fromOn: LocalDate; readonly toOn: LocalDate; readonly by: string | null }): Promise<string> {
  const { rows } = await db.execute<{ id: string }>(sql`
    insert into absence_cover (clinic_id, absent_id, covering_id, from_on, to_on, created_by)
    values (${cover.clinicId}, ${cover.absentId}, ${cover.coveringId}, ${cover.fromOn}, ${cover.toOn}, ${cover.by}) returning id`);
  return rows[0]?.id ?? '';
}

export async function endCover(db: Db, { clinicId, coverId }: InClinic & { readonly coverId: string }): Promise<boolean> {
  const { rows } = await db.execute(sql`update absence_cover set ended_at = now() where clinic_id = ${clinicId} and id = ${coverId} and ended_at is null returning id`);
  return rows.length === 1;
}

export type UnsignedRow = { readonly visitId: string; readonly patientId: string; readonly authorId: string; readonly author: string; readonly kind: 'draft' | 'co-signature'; readonly on: LocalDate };

/** Drafts that nobody signed and notes that wait for a co-signature, the oldest first. */
export async function listUnsigned(db: Db, { clinicId, limit }: InClinic & { readonly limit: number }): Promise<readonly UnsignedRow[]> {
  const { rows } = await db.execute<UnsignedRow>(sql`
    (select v.id as "visitId", v.patient_id as "patientId", v.author_id as "authorId", u.name as author, 'draft' as kind, v.visit_on as "on"
       from visit v join "user" u on u.id = v.author_id where v.clinic_id = ${clinicId} and v.status = 'draft' order by v.updated_at, v.id limit ${limit})
    union all
    (select n.visit_id, n.patient_id, n.signed_by, u.name, 'co-signature', v.visit_on
       from signed_note n join visit v on v.clinic_id = n.clinic_id and v.id = n.visit_id join "user" u on u.id = n.signed_by
      where n.clinic_id = ${clinicId} and n.needs_co_signature
        and not exists (select from note_mark m where m.clinic_id = n.clinic_id and m.note_id = n.id)
        and not exists (select from signed_note later where later.clinic_id = n.clinic_id and later.amends = n.id)
      order by n.signed_at, n.id limit ${limit})`);
  return rows;
}

export type ToReadRow = { readonly patientId: string; readonly reports: number; readonly since: LocalDate };

/** Patients with a report since whose arrival no prescriber has opened the chart. */
export async function listToRead(db: Db, where: InClinic & { readonly from: LocalDate; readonly timeZone: string; readonly limit: number }): Promise<readonly ToReadRow[]> {
  const { rows } = await db.execute<ToReadRow>(sql`
    with recent as (
      select r.patient_id as id, max(r.recorded_at) as newest from report r
       where r.clinic_id = ${where.clinicId} and r.entered_in_error_at is null and r.recorded_at >= ${where.from}::timestamptz
       group by r.patient_id order by 2 desc limit ${4 * where.limit}
    )
    select recent.id as "patientId", unread.number as reports, (unread.since at time zone ${where.timeZone}::text)::date as since
      from recent cross join lateral (
        select count(*)::int as number, min(r.recorded_at) as since from report r
         where r.clinic_id = ${where.clinicId} and r.patient_id = recent.id and r.entered_in_error_at is null and r.recorded_at >= ${where.from}::timestamptz
           and r.recorded_at > coalesce((select max(a.at) from audit_event a where a.clinic_id = ${where.clinicId} and a.patient_id = recent.id
                 and a.event = 'chart.read' and a.outcome = 'done' and 'prescriber' = any(a.roles)), '-infinity')
      ) unread
     where unread.number > 0 order by unread.since, recent.id limit ${where.limit}`);
  return rows;
}

export type AlertTaskRow = { readonly alertId: string; readonly patientId: string; readonly flag: string; readonly level: 'emergency' | 'urgent'; readonly answers: ReportAnswers; readonly raisedAt: Date; readonly dueAt: Date | null; readonly taskId: string | null; /** Newest contact or attempt since it was raised. */ readonly contact: { readonly outcome: 'reached' | 'voicemail' | 'no-answer' | 'wrong-number' | 'letter'; readonly on: LocalDate; readonly by: string } | null; /** Newest message to an on-call contact, and the how manieth it is. */ readonly told: { readonly place: number; readonly state: 'queued' | 'sent' | 'failed' | 'bounced' | 'dropped'; readonly atMs: number } | null };

/** Red-flag answers that no prescriber has assessed, the soonest term first, each with the contact it asks for while that is open. */
export async function listAlertRows(db: Db, { clinicId, limit }: InClinic & { readonly limit: number }): Promise<readonly AlertTaskRow[]> {
  const { rows } = await db.execute<Omit<AlertTaskRow, 'raisedAt' | 'dueAt'> & { raisedAt: number; dueAt: number | null }>(sql`
    select a.id as "alertId", a.patient_id as "patientId", a.flag, a.level, a.answers, (extract(epoch from a.raised_at) * 1000)::float8 as "raisedAt", (extract(epoch from a.due_at) * 1000)::float8 as "dueAt",
      (select t.id from follow_up_task t where t.clinic_id = a.clinic_id and t.patient_id = a.patient_id and t.key = 'alert:' || a.id and t.status in ('open', 'waiting')) as "taskId",
      (select json_build_object('outcome', o.outcome, 'on', o.on_day, 'by', o.by_name) from outreach o
        where o.clinic_id = a.clinic_id and o.patient_id = a.patient_id and o.at >= a.raised_at order by o.at desc limit 1) as contact,
      (select json_build_object('place', m.place, 'state', m.state, 'atMs', extract(epoch from coalesce(m.settled_at, m.created_at)) * 1000) from outbox_message m
        where m.clinic_id = a.clinic_id and m.alert_id = a.id order by m.place desc limit 1) as told
      from report_alert a where a.clinic_id = ${clinicId} and a.answered_at is null
     order by a.level, a.due_at nulls last, a.raised_at, a.id limit ${limit}`);
  return rows.map((row) => ({ ...row, raisedAt: new Date(row.raisedAt), dueAt: row.dueAt === null ? null : new Date(row.dueAt) }));
}
