import type { z } from 'zod';
import { sqlState, withClinic } from '@/db/client';
import { listClinicians } from '@/db/queries/tasks/beside-tasks';
import { insertTrace, listCareTeam } from '@/db/queries/tasks/decision-tasks';
import { assignTasks as assignRows, changeTask, claimTask as claimRow, insertManualTask, isFollowedByNote } from '@/db/queries/tasks/task-acts';
import { isPatientHere } from '@/db/queries/visits/drafts';
import { recordAudit } from '@/server/audit/record-audit';
import type { assignTasksInput, cancelTaskInput, claimTaskInput, createTaskInput, finishTaskInput, moveTaskInput, reopenTaskInput, setActInput } from '@/server/contracts/task-act';
import type { TaskRow } from '@/server/contracts/worklist';
import { AppError } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { takeTurns } from '@/server/platform/take-turns';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { isRepetition, wrongField } from '../patient-act';
import { recordRefusal } from '../record-refusal';
import { actOnTask, assertOpen, readTaskRow } from './act-on-task';
import type { TaskScene } from './act-on-task';

type Row = Promise<{ readonly task: TaskRow }>;

/** Tasks that no flag has raised stand behind those that one has. */
export const NO_RISK = 5;
/** Of one patient and key one task is open. */
const DOUBLE = '23505';

const traced = async ({ db, clinicId, task, by, ctx: { at } }: TaskScene, what: 'moved' | 'assigned' | 'reworded' | 'done' | 'cancelled' | 'reopened', more: { readonly why?: string | null; readonly toOn?: string } = {}): Promise<void> =>
  insertTrace(db, [{ at, clinicId, patientId: task.patientId, taskId: task.id, ...by, what, ...(more.toOn === undefined ? {} : { fromOn: task.dueOn, toOn: more.toOn }), why: more.why ?? null }]);

/** Claims go a few at a time: however many people press at once, each waits in turn and hears who has the task, not that the clinic is busy. */
const CLAIMS_AT_ONCE = 4;
const claims = takeTurns(CLAIMS_AT_ONCE);

/** Takes a task that nobody has. Of many who try at once one has it; the others are told who. */
export const claimTask = (ctx: ServiceContext, input: z.output<typeof claimTaskInput>): Row =>
  claims(() => claim(ctx, input));

const claim = (ctx: ServiceContext, input: z.output<typeof claimTaskInput>): Row =>
  actOnTask(ctx, input, {
    event: 'task.claimed',
    run: async (scene) => {
      const { db, clinicId, task, userId } = scene;
      assertOpen(task);
      if (task.assigneeId === userId) return {};
      if (!(await claimRow(db, { clinicId, taskId: task.id }, userId))) {
        const owner = (await listClinicians(db, { clinicId })).find(({ id }) => id === task.assigneeId);
        throw new AppError('already-there', { sentence: `${owner?.name ?? 'Somebody else'} has this task.` });
      }
      await traced(scene, 'assigned', { why: scene.by.byName });
      return {};
    },
  });

const ROLE_WORDS = { coordinator: 'Any coordinator', prescriber: 'Any prescriber' } as const;

/** Gives several tasks to one person, to nobody, or to whoever has a role. Those that are closed meanwhile are left. */
export async function assignTasks(ctx: ServiceContext, { taskIds, assigneeId, role }: z.output<typeof assignTasksInput>): Promise<{ readonly assigned: number; readonly left: number }> {
  const event = 'task.assigned';
  const clinicId = ctx.actor.clinic.id;
  try {
    authorise(ctx.actor, 'task:work');
    return await withClinic(acting(ctx), async (db) => {
      const people = await listClinicians(db, { clinicId });
      const person = people.find(({ id }) => id === assigneeId);
      if (assigneeId !== null && person === undefined) throw new AppError('not-found', { sentence: 'There is nobody of that kind in this clinic.' });
      const given = await assignRows(db, { clinicId, taskIds, assigneeId, role });
      await insertTrace(db, given.map(({ id, patientId }) => ({ clinicId, patientId, taskId: id, byId: ctx.actor.userId, byName: ctx.actor.name, what: 'assigned' as const, why: person?.name ?? (role === null ? 'Nobody' : ROLE_WORDS[role]) })));
      for (const { id, patientId } of given) await recordAudit(db, auditor(ctx), { event, objectKind: 'task', objectId: id, patientId, details: { to: assigneeId, role } });
      return { assigned: given.length, left: new Set(taskIds).size - given.length };
    });
  } catch (error) {
    await recordRefusal(ctx, { event, objectKind: 'task', patientId: null }, error);
    throw error;
  }
}

export const finishTask = (ctx: ServiceContext, input: z.output<typeof finishTaskInput>): Row =>
  actOnTask(ctx, input, {
    event: 'task.done',
    run: async (scene) => {
      assertOpen(scene.task);
      await changeTask(scene.db, { clinicId: scene.clinicId, taskId: scene.task.id }, { status: 'done', reason: input.words, closedOn: scene.on, closedByName: scene.by.byName, unreached: false });
      await traced(scene, 'done', { why: input.words });
      return {};
    },
  });

export const cancelTask = (ctx: ServiceContext, input: z.output<typeof cancelTaskInput>): Row =>
  actOnTask(ctx, input, {
    event: 'task.cancelled',
    run: async (scene) => {
      assertOpen(scene.task);
      if (scene.task.source === 'flag') throw new AppError('not-allowed', { sentence: 'A red-flag answer asks for this contact. A prescriber’s assessment clears it.' });
      await changeTask(scene.db, { clinicId: scene.clinicId, taskId: scene.task.id }, { status: 'cancelled', reason: input.why, closedOn: scene.on, closedByName: scene.by.byName, unreached: false });
      await traced(scene, 'cancelled', { why: input.why });
      return {};
    },
  });

/** Takes back that a task was done or cancelled, unless a later note stands or the plan has asked for the same again since. */
export const reopenTask = (ctx: ServiceContext, input: z.output<typeof reopenTaskInput>): Row =>
  actOnTask(ctx, input, {
    event: 'task.reopened',
    run: async (scene) => {
      if (scene.task.status === 'open') throw new AppError('already-there', { sentence: 'This task is open.' });
      const { db, clinicId, task: { noteId, patientId } } = scene;
      if (noteId !== null && (await isFollowedByNote(db, { clinicId, patientId, noteId }))) throw new AppError('not-allowed', { sentence: 'A later note has been signed since: its plan says what is asked for. Make a new task where one is needed.' });
      await changeTask(scene.db, { clinicId: scene.clinicId, taskId: scene.task.id }, { status: 'open', reason: null, closedOn: null, closedByName: null }).catch((error: unknown) => {
        throw sqlState(error) !== DOUBLE ? error : new AppError('already-there', { sentence: 'The plan asks for the same again: there is an open task for it.' }, { cause: error });
      });
      await traced(scene, 'reopened', { why: input.why });
      return {};
    },
  });

/** Another day for a task, with the reason. What the plan asks for moves with the plan; this moves one task. */
export const moveTask = (ctx: ServiceContext, input: z.output<typeof moveTaskInput>): Row =>
  actOnTask(ctx, input, {
    event: 'task.moved',
    run: async (scene) => {
      assertOpen(scene.task);
      if (input.toOn < scene.on) throw wrongField('toOn', 'This day is past.');
      if (scene.task.source === 'flag') throw new AppError('not-allowed', { sentence: 'A red-flag answer asks for contact on its day.' });
      await changeTask(scene.db, { clinicId: scene.clinicId, taskId: scene.task.id }, { dueOn: input.toOn, actOn: input.toOn, status: 'open' });
      await traced(scene, 'moved', { why: input.why, toOn: input.toOn });
      return { from: scene.task.dueOn, to: input.toOn };
    },
  });

const ACT_WORDS: Readonly<Record<TaskRow['act'], string>> = { call: 'call', 'send-report': 'send a report', check: 'check', arrange: 'arrange', review: 'review' };

/** Says what is done next about a task: it goes to another column of the board. What it is about stays. */
export const setAct = (ctx: ServiceContext, input: z.output<typeof setActInput>): Row =>
  actOnTask(ctx, input, {
    event: 'task.act-set',
    run: async (scene) => {
      const { db, clinicId, task } = scene;
      assertOpen(task);
      if (task.source === 'flag') throw new AppError('not-allowed', { sentence: 'A red-flag answer asks for a contact on the same day.' });
      if (task.act === input.act) return {};
      await changeTask(db, { clinicId, taskId: task.id }, { act: input.act });
      await traced(scene, 'reworded', { why: `Next: ${ACT_WORDS[input.act]}.` });
      return { act: input.act };
    },
  });

/** A task made by hand. */
export async function createTask(ctx: ServiceContext, input: z.output<typeof createTaskInput>): Row {
  const event = 'task.created';
  const { patientId } = input;
  const clinicId = ctx.actor.clinic.id;
  try {
    authorise(ctx.actor, 'task:work');
    const on = clinicDay(ctx);
    if (input.dueOn < on) throw wrongField('dueOn', 'This day is past.');
    return await withClinic(acting(ctx), async (db) => {
      if (!(await isPatientHere(db, { clinicId, patientId }))) throw new AppError('not-found');
      if (input.assigneeId !== null && !(await listClinicians(db, { clinicId })).some(({ id }) => id === input.assigneeId)) throw new AppError('not-found');
      const key = `manual:${input.idempotencyKey ?? newId()}`;
      if (await isRepetition(db, ctx, { event, key: input.idempotencyKey, input })) throw new AppError('already-there', { sentence: 'This task is there already.' });
      const owner = (await listCareTeam(db, { clinicId, patientId })).find(({ role }) => role === input.role)?.userId ?? null;
      const { what, act, dueOn, role } = input;
      const taskId = await insertManualTask(db, { clinicId, patientId, key, what, act, dueOn, role, assigneeId: input.assigneeId ?? owner, risk: NO_RISK }, { byId: ctx.actor.userId, byName: ctx.actor.name });
      await recordAudit(db, auditor(ctx), { event, objectKind: 'task', objectId: taskId, patientId, details: { due: dueOn, role } });
      return { task: await readTaskRow(db, ctx, { taskId, on }) };
    });
  } catch (error) {
    await recordRefusal(ctx, { event, objectKind: 'task', patientId }, error);
    throw error;
  }
}
