import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { TaskAct } from '@/server/clinical/model/follow-up';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Db } from '../../client';
import { followUpTask, outreach, taskTrace } from '../../schema/follow-up';
import { insertTrace } from './decision-tasks';
import type { By } from './decision-tasks';
import { taskColumns } from './worklist';
import type { StoredTaskRow } from './worklist';

type Which = { readonly clinicId: string; readonly taskId: string };

/** A task, held until the transaction ends; `null` when the clinic has none such. */
export async function holdTask(db: Db, { clinicId, taskId }: Which): Promise<StoredTaskRow | null> {
  const { rows } = await db.execute<StoredTaskRow>(sql`select ${taskColumns} from follow_up_task t where t.clinic_id = ${clinicId} and t.id = ${taskId} for update`);
  return rows[0] ?? null;
}

export async function getTask(db: Db, { clinicId, taskId }: Which): Promise<StoredTaskRow | null> {
  const { rows } = await db.execute<StoredTaskRow>(sql`select ${taskColumns} from follow_up_task t where t.clinic_id = ${clinicId} and t.id = ${taskId}`);
  return rows[0] ?? null;
}

/** Tasks of the clinic among these. */
export async function getTasks(db: Db, { clinicId, taskIds }: { readonly clinicId: string; readonly taskIds: readonly string[] }): Promise<readonly StoredTaskRow[]> {
  const { rows } = await db.execute<StoredTaskRow>(sql`select ${taskColumns} from follow_up_task t where t.clinic_id = ${clinicId} and t.id in (select (json_array_elements_text(${JSON.stringify(taskIds)}::json))::uuid) order by t.due_on, t.id`);
  return rows;
}

export type NewTask = {
  readonly clinicId: string;
  readonly patientId: string;
  readonly key: string;
  readonly what: string;
  readonly act: TaskAct;
  readonly dueOn: LocalDate;
  readonly role: 'coordinator' | 'prescriber';
  readonly assigneeId: string | null;
  readonly risk: number;
};

/** What is still to do of a patient under a key; of one key at most one task is. */
export async function openTaskOf(db: Db, { clinicId, patientId, key }: Pick<NewTask, 'clinicId' | 'patientId' | 'key'>): Promise<{ readonly id: string; readonly dueOn: string } | null> {
  const [row] = await db
    .select({ id: followUpTask.id, dueOn: followUpTask.dueOn })
    .from(followUpTask)
    .where(and(eq(followUpTask.clinicId, clinicId), eq(followUpTask.patientId, patientId), eq(followUpTask.key, key), inArray(followUpTask.status, ['open', 'waiting'])));
  return row ?? null;
}

/** A task made by hand. */
export async function insertManualTask(db: Db, task: NewTask, by: By): Promise<string> {
  const [row] = await db
    .insert(followUpTask)
    .values({ ...task, source: 'manual', kind: 'manual', actOn: task.dueOn })
    .returning({ id: followUpTask.id });
  const id = row?.id ?? '';
  await insertTrace(db, [{ clinicId: task.clinicId, patientId: task.patientId, taskId: id, ...by, what: 'made', toOn: task.dueOn }]);
  return id;
}

/** Takes a task that nobody has: one statement, so that of many at once one has it. @returns whether it is this person's now */
export async function claimTask(db: Db, { clinicId, taskId }: Which, userId: string): Promise<boolean> {
  const rows = await db
    .update(followUpTask)
    .set({ assigneeId: userId, version: sql`${followUpTask.version} + 1` })
    .where(and(eq(followUpTask.clinicId, clinicId), eq(followUpTask.id, taskId), isNull(followUpTask.assigneeId), inArray(followUpTask.status, ['open', 'waiting'])))
    .returning({ id: followUpTask.id });
  return rows.length === 1;
}

/** Gives open and waiting tasks to one person, to nobody, or to whoever has a role. @returns those that were given */
export const assignTasks = (db: Db, { clinicId, taskIds, assigneeId, role }: { readonly clinicId: string; readonly taskIds: readonly string[]; readonly assigneeId: string | null; readonly role: 'coordinator' | 'prescriber' | null }) =>
  db
    .update(followUpTask)
    .set({ assigneeId, ...(role !== null && { role }), version: sql`${followUpTask.version} + 1` })
    .where(and(eq(followUpTask.clinicId, clinicId), inArray(followUpTask.id, [...taskIds]), inArray(followUpTask.status, ['open', 'waiting'])))
    .returning({ id: followUpTask.id, patientId: followUpTask.patientId });

export type TaskChange = Partial<Pick<typeof followUpTask.$inferInsert, 'status' | 'reason' | 'dueOn' | 'actOn' | 'attempts' | 'unreached' | 'closedOn' | 'closedByName' | 'assigneeId' | 'risk' | 'act'>>;

export async function changeTask(db: Db, { clinicId, taskId }: Which, change: TaskChange): Promise<void> {
  await db
    .update(followUpTask)
    .set({ ...change, version: sql`${followUpTask.version} + 1`, updatedAt: sql`clock_timestamp()` })
    .where(and(eq(followUpTask.clinicId, clinicId), eq(followUpTask.id, taskId)));
}

/** The patient was reached: none of the open tasks counts attempts any more. */
export async function forgetAttempts(db: Db, { clinicId, patientId }: { readonly clinicId: string; readonly patientId: string }): Promise<void> {
  await db
    .update(followUpTask)
    .set({ attempts: 0, unreached: false, version: sql`${followUpTask.version} + 1` })
    .where(and(eq(followUpTask.clinicId, clinicId), eq(followUpTask.patientId, patientId), inArray(followUpTask.status, ['open', 'waiting']), sql`(${followUpTask.attempts} > 0 or ${followUpTask.unreached})`));
}

export async function insertOutreach(db: Db, row: typeof outreach.$inferInsert): Promise<void> {
  await db.insert(outreach).values(row);
}

export type ContactRow = { readonly id: string; readonly outcome: 'reached' | 'voicemail' | 'no-answer' | 'wrong-number' | 'letter'; readonly on: LocalDate; readonly atMs: number; readonly by: string; readonly answers: Readonly<Record<string, string | null>>; readonly words: string | null; readonly nextOn: LocalDate | null };

export async function listContacts(db: Db, { clinicId, patientId, limit }: { readonly clinicId: string; readonly patientId: string; readonly limit: number }): Promise<readonly ContactRow[]> {
  const { rows } = await db.execute<ContactRow>(sql`
    select id, outcome, on_day as "on", (extract(epoch from at) * 1000)::float8 as "atMs", by_name as by, answers, words, next_on as "nextOn"
      from outreach where clinic_id = ${clinicId} and patient_id = ${patientId} order by at desc, id desc limit ${limit}`);
  return rows;
}

export const listTrace = (db: Db, { clinicId, taskId }: Which) =>
  db
    .select({ what: taskTrace.what, from: taskTrace.fromOn, to: taskTrace.toOn, why: taskTrace.why, by: taskTrace.byName, at: taskTrace.at })
    .from(taskTrace)
    .where(and(eq(taskTrace.clinicId, clinicId), eq(taskTrace.taskId, taskId)))
    .orderBy(taskTrace.at, taskTrace.id)
    .limit(200);

/** Open tasks of a patient that ask for a report, due by a day. */
export async function reportTasksOf(db: Db, { clinicId, patientId, until }: { readonly clinicId: string; readonly patientId: string; readonly until: LocalDate }): Promise<readonly Pick<StoredTaskRow, 'id' | 'dueOn' | 'status'>[]> {
  const { rows } = await db.execute<Pick<StoredTaskRow, 'id' | 'dueOn' | 'status'>>(sql`
    select t.id, t.due_on as "dueOn", t.status from follow_up_task t
     where t.clinic_id = ${clinicId} and t.patient_id = ${patientId} and t.status in ('open', 'waiting') and t.act = 'send-report' and t.due_on <= ${until}::date
     order by t.due_on, t.id limit 50 for update`);
  return rows;
}

/** Open tasks of a patient about a decision that no report has followed, whose visit lies before a day. */
export async function missingReportTasks(db: Db, { clinicId, patientId, reportedOn }: { readonly clinicId: string; readonly patientId: string; readonly reportedOn: LocalDate }): Promise<readonly { readonly id: string }[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select t.id from follow_up_task t join signed_note n on n.clinic_id = t.clinic_id and n.id = t.note_id join visit v on v.clinic_id = n.clinic_id and v.id = n.visit_id
     where t.clinic_id = ${clinicId} and t.patient_id = ${patientId} and t.status in ('open', 'waiting') and t.key = 'report:missing'
       and greatest((v.fields -> 'plan' ->> 'start')::date, v.visit_on) < ${reportedOn}::date
     order by t.id limit 50 for update of t`);
  return rows;
}

/** Whether a note was signed for the patient after the one that asks for a task. */
export async function isFollowedByNote(db: Db, { clinicId, patientId, noteId }: { readonly clinicId: string; readonly patientId: string; readonly noteId: string }): Promise<boolean> {
  const { rows } = await db.execute<{ later: boolean }>(sql`
    select exists (select from signed_note n join signed_note later on later.clinic_id = n.clinic_id and later.patient_id = n.patient_id and later.signed_at > n.signed_at
      where n.clinic_id = ${clinicId} and n.patient_id = ${patientId} and n.id = ${noteId}) as later`);
  return rows[0]?.later === true;
}
