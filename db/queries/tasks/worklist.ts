import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { CoveredItem, TaskAct, TaskKind } from '@/server/clinical/model/follow-up';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { PatientRow } from '../patients/list-patients';
import type { Db } from '../../client';

export type TaskPosition = { readonly risk: number; readonly dueOn: string; readonly id: string };

/** Which tasks: state, window of due days, and whose. */
export type TaskFilter = {
  readonly clinicId: string;
  readonly state: 'open' | 'waiting' | 'unreached';
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  /** Each its own range of an index; `null` among them is a task of nobody. No list: everybody's. */
  readonly owners: readonly (string | null)[] | null;
  readonly act: TaskAct | null;
  readonly role: 'coordinator' | 'prescriber' | null;
  /** Of the tasks that nobody has, those of this role alone. */
  readonly nobodysRole: 'coordinator' | 'prescriber' | null;
  /** Tasks of the patients whom this person follows. */
  readonly followedBy: string | null;
};

export type StoredTaskRow = {
  readonly id: string;
  readonly patientId: string;
  readonly noteId: string | null;
  readonly source: 'plan' | 'deferral' | 'flag' | 'manual';
  readonly key: string;
  readonly kind: TaskKind;
  readonly act: TaskAct;
  readonly what: string;
  readonly covers: readonly CoveredItem[];
  readonly dueOn: LocalDate;
  readonly untilOn: LocalDate | null;
  readonly actOn: LocalDate;
  readonly role: 'coordinator' | 'prescriber';
  readonly assigneeId: string | null;
  readonly option: string | null;
  readonly planStep: number | null;
  readonly risk: number;
  readonly status: 'open' | 'waiting' | 'done' | 'cancelled';
  readonly reason: string | null;
  readonly attempts: number;
  readonly unreached: boolean;
  readonly closedBy: string | null;
  readonly version: number;
};

export const taskColumns = sql`t.id, t.patient_id as "patientId", t.note_id as "noteId", t.source, t.key, t.kind, t.act, t.what, t.covers, t.due_on as "dueOn", t.until_on as "untilOn", t.act_on as "actOn",
  t.role, t.assignee_id as "assigneeId", t.option, t.plan_step as "planStep", t.risk::int, t.status, t.reason, t.attempts::int, t.unreached, t.closed_by_name as "closedBy", t.version`;

/** Red-flag answers (0 and 1) have a part of the list of their own. */
const RISKS = [2, 3, 4, 5] as const;

/** Each task stands in one part of the list. */
const stateIs = { open: sql`t.status = 'open' and not t.unreached`, waiting: sql`t.status = 'waiting' and not t.unreached`, unreached: sql`t.unreached and t.status in ('open', 'waiting')` } as const;

type Owner = string | null | undefined;

/** Of whom and what, in whichever state. */
function isWanted({ act, role, nobodysRole, followedBy, clinicId }: Omit<TaskFilter, 'state' | 'from' | 'to'>, owner: Owner): SQL[] {
  return [
    sql`t.clinic_id = ${clinicId}`,
    ...(owner === undefined ? [] : [owner === null ? sql`t.assignee_id is null` : sql`t.assignee_id = ${owner}::uuid`]),
    ...(owner !== null || nobodysRole === null ? [] : [sql`t.role = ${nobodysRole}`]),
    ...(act === null ? [] : [sql`t.act = ${act}`]),
    ...(role === null ? [] : [sql`t.role = ${role}`]),
    ...(followedBy === null ? [] : [sql`t.patient_id in (select f.patient_id from patient_follow f where f.clinic_id = ${clinicId} and f.user_id = ${followedBy}::uuid)`]),
  ];
}

/** One range of one index: a risk, an owner, a window of days. */
function rangeOf(filter: TaskFilter, { risk, owner, after }: { readonly risk: number; readonly owner: Owner; readonly after: TaskPosition | null }): SQL {
  const { from, to } = filter;
  const conditions = [
    ...isWanted(filter, owner),
    stateIs[filter.state],
    sql`t.risk = ${risk}::smallint`,
    ...(from === null ? [] : [sql`t.due_on >= ${from}::date`]),
    ...(to === null ? [] : [sql`t.due_on <= ${to}::date`]),
    ...(after?.risk === risk ? [sql`(t.due_on, t.id) > (${after.dueOn}::date, ${after.id}::uuid)`] : []),
  ];
  return sql.join(conditions, sql` and `);
}

/** The ranges that a page is read from, the first risk first. */
function rangesOf(filter: TaskFilter, after: TaskPosition | null): SQL[] {
  const owners: readonly Owner[] = filter.owners ?? [undefined];
  return RISKS.filter((risk) => after === null || risk >= after.risk).flatMap((risk) => owners.map((owner) => rangeOf(filter, { risk, owner, after })));
}

/**
 * A page by risk, then by how long it is due. Each risk is a short ordered range of an index, so that the first page and the last cost the
 * same, whatever the size of the clinic; nothing is counted and nothing is skipped over. The rows themselves are read for that page alone.
 */
export function pageQuery(filter: TaskFilter, { after, limit }: { readonly after: TaskPosition | null; readonly limit: number }): SQL {
  const parts = rangesOf(filter, after).map((where) => sql`(select t.risk, t.due_on, t.id from follow_up_task t where ${where} order by t.due_on, t.id limit ${limit})`);
  return sql`
    select ${taskColumns} from (select * from (${sql.join(parts, sql` union all `)}) found order by risk, due_on, id limit ${limit}) page
      join follow_up_task t on t.clinic_id = ${filter.clinicId} and t.id = page.id
     order by page.risk, page.due_on, page.id`;
}

export async function pageTasks(db: Db, filter: TaskFilter, of: { readonly after: TaskPosition | null; readonly limit: number }): Promise<readonly StoredTaskRow[]> {
  const { rows } = await db.execute<StoredTaskRow>(sql`${pageQuery(filter, of)}`);
  return rows;
}

/** What was done or cancelled on a day, the newest first. */
export async function listClosed(db: Db, filter: Omit<TaskFilter, 'state' | 'from' | 'to'>, { on, limit }: { readonly on: LocalDate; readonly limit: number }): Promise<readonly StoredTaskRow[]> {
  const owners: readonly Owner[] = filter.owners ?? [undefined];
  const whose = sql.join(owners.map((owner) => sql`(${sql.join(isWanted(filter, owner), sql` and `)})`), sql` or `);
  const { rows } = await db.execute<StoredTaskRow>(sql`
    select ${taskColumns} from follow_up_task t
     where t.clinic_id = ${filter.clinicId} and t.closed_on = ${on}::date and (${whose}) order by t.updated_at desc, t.id limit ${limit}`);
  return rows;
}

/** How many there are, counted no further than `most`. */
export async function countTasks(db: Db, filter: TaskFilter, most: number): Promise<number> {
  const parts = rangesOf(filter, null).map((where) => sql`(select 1 from follow_up_task t where ${where} limit ${most})`);
  const { rows } = await db.execute<{ n: number }>(sql`select count(*)::int as n from (${sql.join(parts, sql` union all `)} limit ${most}) counted`);
  return rows[0]?.n ?? 0;
}

/** The earliest due day of such tasks: the first of each ordered range of the index. */
export async function firstDue(db: Db, filter: TaskFilter): Promise<LocalDate | null> {
  const parts = rangesOf(filter, null).map((where) => sql`(select t.due_on from follow_up_task t where ${where} order by t.due_on limit 1)`);
  const { rows } = await db.execute<{ on: LocalDate | null }>(sql`select min(due_on) as "on" from (${sql.join(parts, sql` union all `)}) firsts`);
  return rows[0]?.on ?? null;
}

/** Tasks whose day of waiting has come are open again. @returns how many were */
export async function wakeTasks(db: Db, { clinicId, on }: { readonly clinicId: string; readonly on: LocalDate }): Promise<number> {
  const { rows } = await db.execute(sql`
    update follow_up_task set status = 'open', version = version + 1
     where clinic_id = ${clinicId} and status = 'waiting' and act_on <= ${on}::date returning id`);
  return rows.length;
}

/** What stands beside a task on its row. */
export type RowAround = PatientRow & {
  readonly phone: string | null;
  readonly medicines: readonly { readonly drug: string; readonly microgramsPerDay: number | null; readonly since: LocalDate | null }[];
  readonly lastContact: { readonly outcome: 'reached' | 'voicemail' | 'no-answer' | 'wrong-number' | 'letter'; readonly on: LocalDate; readonly by: string } | null;
  readonly request: { readonly id: string; readonly standing: 'sent-out' | 'opened' | 'started' | 'received' | 'expired' | 'withdrawn' | 'blocked' | 'bounced'; readonly on: LocalDate } | null;
  readonly isFollowed: boolean;
};

const uuids = (ids: readonly string[]): SQL => sql`(select (json_array_elements_text(${JSON.stringify(ids)}::json))::uuid)`;

/** Patients of a page, each with what is taken, the newest contact and the newest request. */
export async function listAround(db: Db, where: { readonly clinicId: string; readonly userId: string | null; readonly on: LocalDate; readonly timeZone: string; readonly patientIds: readonly string[] }): Promise<readonly RowAround[]> {
  if (where.patientIds.length === 0) return [];
  const { rows } = await db.execute<RowAround>(sql`
    select p.id, p.family_name as "familyName", p.given_name as "givenName", p.birth_on as "birthOn", p.sex, p.demo, p.phone,
      coalesce((select json_agg(json_build_object('system', i.system, 'value', i.value, 'label', i.label) order by i.recorded_at, i.system, i.value)
         from patient_identifier i where i.clinic_id = p.clinic_id and i.patient_id = p.id and i.retired_at is null), '[]'::json) as identifiers,
      coalesce((select json_agg(json_build_object('drug', e.drug, 'microgramsPerDay', d.micrograms_per_day, 'since', d.from_on) order by e.drug)
         from medication_episode e
         left join lateral (select s.micrograms_per_day, s.from_on from dose_step s
            where s.clinic_id = e.clinic_id and s.patient_id = e.patient_id and s.episode_id = e.id and s.entered_in_error_at is null and s.from_on <= ${where.on}
            order by s.from_on desc limit 1) d on true
        where e.clinic_id = p.clinic_id and e.patient_id = p.id and e.entered_in_error_at is null
          and (e.stop_on is null or e.stop_on >= ${where.on}) and (e.start_on is null or e.start_on <= ${where.on})
          and (e.status = 'active' or (e.status = 'planned' and e.source = 'clinician'))), '[]'::json) as medicines,
      (select json_build_object('outcome', o.outcome, 'on', o.on_day, 'by', o.by_name) from outreach o
        where o.clinic_id = p.clinic_id and o.patient_id = p.id order by o.at desc limit 1) as "lastContact",
      (select json_build_object('id', q.id, 'on', (q.created_at at time zone ${where.timeZone}::text)::date, 'standing',
          case when q.submitted_at is not null then 'received' when q.revoked_at is not null then 'withdrawn' when q.blocked_at is not null then 'blocked'
               when q.expires_at <= now() then 'expired' when q.started_at is not null then 'started' when q.opened_at is not null then 'opened'
               when (select m.state from outbox_message m where m.clinic_id = q.clinic_id and m.request_id = q.id order by m.created_at desc limit 1) in ('failed', 'bounced') then 'bounced' else 'sent-out' end)
         from report_request q where q.clinic_id = p.clinic_id and q.patient_id = p.id order by q.created_at desc, q.id desc limit 1) as request,
      exists (select from patient_follow f where f.clinic_id = p.clinic_id and f.user_id = ${where.userId}::uuid and f.patient_id = p.id) as "isFollowed"
    from patient p where p.clinic_id = ${where.clinicId} and p.id in ${uuids(where.patientIds)}`);
  return rows;
}

/** Notes that ask for tasks: number, visit and the day they were made for. */
export async function listNotesOf(db: Db, { clinicId, noteIds }: { readonly clinicId: string; readonly noteIds: readonly string[] }): Promise<readonly { readonly id: string; readonly visitId: string; readonly number: string; readonly on: LocalDate }[]> {
  if (noteIds.length === 0) return [];
  const { rows } = await db.execute<{ id: string; visitId: string; number: string; on: LocalDate }>(sql`
    select n.id, n.visit_id as "visitId", n.number, v.visit_on as "on" from signed_note n join visit v on v.clinic_id = n.clinic_id and v.id = n.visit_id
     where n.clinic_id = ${clinicId} and n.id in ${uuids(noteIds)}`);
  return rows;
}
