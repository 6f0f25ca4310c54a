import { and, eq, inArray, sql } from 'drizzle-orm';
import type { CoveredItem, FollowUp } from '@/server/clinical/model/follow-up';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Db } from '../../client';
import { careTeam } from '../../schema/care-team';
import { followUpTask, taskTrace } from '../../schema/follow-up';

type Of = { readonly clinicId: string; readonly patientId: string };
export type By = { readonly byId: string | null; readonly byName: string };

/** A task of a decision with the number of the note that asks for it. */
export type DecisionTask = {
  readonly id: string;
  readonly key: string;
  readonly source: 'plan' | 'deferral' | 'flag' | 'manual';
  readonly status: 'open' | 'waiting' | 'done' | 'cancelled';
  readonly what: string;
  readonly dueOn: LocalDate;
  readonly covers: readonly CoveredItem[];
  readonly planStep: number | null;
  readonly noteNumber: string | null;
};

/** What is open or waits for a patient, and what of one note's number was done. The patient is held. */
export async function listDecisionTasks(db: Db, { clinicId, patientId, noteNumber }: Of & { readonly noteNumber: string }): Promise<readonly DecisionTask[]> {
  const { rows } = await db.execute<DecisionTask>(sql`
    select t.id, t.key, t.source, t.status, t.what, t.due_on as "dueOn", t.covers, t.plan_step as "planStep", n.number as "noteNumber"
      from follow_up_task t left join signed_note n on n.clinic_id = t.clinic_id and n.id = t.note_id
     where t.clinic_id = ${clinicId} and t.patient_id = ${patientId}
       and (t.status in ('open', 'waiting') or (t.status = 'done' and n.number = ${noteNumber}))
     order by t.due_on, t.id limit 2000`);
  return rows;
}

export type TaskOfDecision = { readonly noteId: string; readonly risk: number; readonly assigneeOf: (role: FollowUp['role']) => string | null };

const columnsOf = (item: FollowUp, { noteId, risk }: TaskOfDecision) => ({
  noteId, risk, kind: item.kind, act: item.act, what: item.what, covers: item.covers, dueOn: item.on, untilOn: item.untilOn, actOn: item.on, role: item.role, instrument: item.instrument, option: item.option, planStep: item.step,
});

export async function insertDecisionTasks(db: Db, { clinicId, patientId }: Of, of: TaskOfDecision & { readonly items: readonly FollowUp[]; readonly by: By; readonly at?: Date | undefined; readonly why: string }): Promise<void> {
  if (of.items.length === 0) return;
  const made = await db
    .insert(followUpTask)
    .values(of.items.map((item) => ({ clinicId, patientId, source: item.kind === 'return' ? ('deferral' as const) : ('plan' as const), key: item.key, assigneeId: of.assigneeOf(item.role), ...columnsOf(item, of) })))
    .returning({ id: followUpTask.id, dueOn: followUpTask.dueOn });
  await insertTrace(db, made.map(({ id, dueOn }) => ({ clinicId, patientId, at: of.at, taskId: id, ...of.by, what: 'made' as const, toOn: dueOn, why: of.why })));
}

/** Gives a task the day, words and cover that its decision asks for now. Who has it and how often somebody tried stay. */
export async function changeDecisionTask(db: Db, { clinicId, patientId }: Of, of: TaskOfDecision & { readonly taskId: string; readonly to: FollowUp }): Promise<void> {
  const { actOn: _day, ...columns } = columnsOf(of.to, of);
  await db
    .update(followUpTask)
    .set({ ...columns, actOn: sql`case when ${followUpTask.dueOn} = ${of.to.on} then ${followUpTask.actOn} else ${of.to.on} end`, version: sql`${followUpTask.version} + 1` })
    .where(and(eq(followUpTask.clinicId, clinicId), eq(followUpTask.patientId, patientId), eq(followUpTask.id, of.taskId)));
}

/** Takes out of a task what another one does now. */
export async function releaseCovered(db: Db, { clinicId, patientId }: Of, { taskId, covers }: { readonly taskId: string; readonly covers: readonly CoveredItem[] }): Promise<void> {
  await db
    .update(followUpTask)
    .set({ covers, version: sql`${followUpTask.version} + 1` })
    .where(and(eq(followUpTask.clinicId, clinicId), eq(followUpTask.patientId, patientId), eq(followUpTask.id, taskId)));
}

/** Cancels what is open or waits of these, each with its reason in the trace. @returns how many were */
export async function cancelTasks(db: Db, { clinicId }: { readonly clinicId: string }, of: { readonly taskIds: readonly string[]; readonly why: string; readonly on: LocalDate; readonly by: By }): Promise<number> {
  if (of.taskIds.length === 0) return 0;
  const closed = await db
    .update(followUpTask)
    .set({ status: 'cancelled', reason: of.why, closedOn: of.on, closedByName: of.by.byName, unreached: false, version: sql`${followUpTask.version} + 1`, updatedAt: sql`clock_timestamp()` })
    .where(and(eq(followUpTask.clinicId, clinicId), inArray(followUpTask.id, [...of.taskIds]), inArray(followUpTask.status, ['open', 'waiting'])))
    .returning({ id: followUpTask.id, patientId: followUpTask.patientId });
  await insertTrace(db, closed.map(({ id, patientId }) => ({ clinicId, patientId, taskId: id, ...of.by, what: 'cancelled' as const, why: of.why })));
  return closed.length;
}

/** Open and waiting tasks that a note asks for. */
export async function openTasksOfNote(db: Db, { clinicId, noteId }: { readonly clinicId: string; readonly noteId: string }): Promise<readonly string[]> {
  const rows = await db
    .select({ id: followUpTask.id })
    .from(followUpTask)
    .where(and(eq(followUpTask.clinicId, clinicId), eq(followUpTask.noteId, noteId), inArray(followUpTask.status, ['open', 'waiting'])))
    .limit(2000);
  return rows.map(({ id }) => id);
}

export async function insertTrace(db: Db, rows: readonly (typeof taskTrace.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(taskTrace).values([...rows]);
}

/** Who is responsible for a patient, by role. */
export async function listCareTeam(db: Db, { clinicId, patientId }: Of): Promise<readonly { readonly role: 'coordinator' | 'prescriber'; readonly userId: string }[]> {
  return db.select({ role: careTeam.role, userId: careTeam.userId }).from(careTeam).where(and(eq(careTeam.clinicId, clinicId), eq(careTeam.patientId, patientId))).orderBy(careTeam.role);
}

/** Makes somebody responsible for a patient who has nobody in that role. */
export async function joinCareTeam(db: Db, { clinicId, patientId }: Of, { role, userId }: { readonly role: 'coordinator' | 'prescriber'; readonly userId: string }): Promise<void> {
  await db.insert(careTeam).values({ clinicId, patientId, role, userId }).onConflictDoNothing();
}
