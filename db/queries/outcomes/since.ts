import { sql } from 'drizzle-orm';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { DoneTask, LateTask, LoggedContact, RaisedAlert } from '@/server/clinical/model/since';
import type { Db } from '../../client';

type Since = { readonly clinicId: string; readonly patientId: string; readonly timeZone: string; readonly on: LocalDate; readonly visitOn: LocalDate; readonly signedAtMs: number; readonly limit: number };

export type SinceRow = {
  readonly contacts: readonly (Omit<LoggedContact, 'said'> & { readonly answers: unknown })[];
  readonly done: readonly DoneTask[];
  readonly late: readonly LateTask[];
  readonly alerts: readonly RaisedAlert[];
  readonly reports: readonly { readonly id: string; readonly instrument: string; readonly on: LocalDate }[];
};

/** What was done and what came in after an instant of signing: contacts, tasks, red-flag answers, reports. Tasks that are past their day and still open stand with them. */
export async function readSince(db: Db, since: Since): Promise<SinceRow> {
  const whose = sql`clinic_id = ${since.clinicId} and patient_id = ${since.patientId}`;
  const after = sql`to_timestamp(${since.signedAtMs}::float8 / 1000)`;
  const list = (select: ReturnType<typeof sql>) => sql`coalesce((select json_agg(entry) from (${select} limit ${since.limit}) entry), '[]'::json)`;
  const { rows } = await db.execute<SinceRow>(sql`
    select
      ${list(sql`select id, on_day as "on", outcome, by_name as by, answers, words from outreach where ${whose} and at > ${after} order by at desc, id`)} as contacts,
      ${list(sql`select id, what, due_on as "dueOn", closed_on as "closedOn", closed_by_name as by from follow_up_task t where ${whose} and status = 'done' and (closed_on > ${since.visitOn}::date or (closed_on = ${since.visitOn}::date and exists (select from task_trace x where x.clinic_id = t.clinic_id and x.task_id = t.id and x.what = 'done' and x.at > ${after}))) order by closed_on desc, id`)} as done,
      ${list(sql`select id, what, due_on as "dueOn" from follow_up_task where ${whose} and status in ('open', 'waiting') and coalesce(until_on, due_on) < ${since.on}::date order by due_on, id`)} as late,
      ${list(sql`select id, flag, level, (raised_at at time zone ${since.timeZone}::text)::date as "on", answered_at is not null as answered from report_alert where ${whose} and raised_at > ${after} order by raised_at desc, id`)} as alerts,
      ${list(sql`select id, instrument, reported_on as "on" from report where ${whose} and entered_in_error_at is null and recorded_at > ${after} order by reported_on desc, id`)} as reports`);
  return rows[0] ?? { contacts: [], done: [], late: [], alerts: [], reports: [] };
}
