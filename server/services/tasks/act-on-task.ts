import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { holdPatient } from '@/db/queries/patients/store-patient';
import { getTask, holdTask } from '@/db/queries/tasks/task-acts';
import type { StoredTaskRow } from '@/db/queries/tasks/worklist';
import { recordAudit } from '@/server/audit/record-audit';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { TaskRow } from '@/server/contracts/worklist';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { isRepetition } from '../patient-act';
import { recordRefusal } from '../record-refusal';
import { sayInChart } from './say-in-chart';
import { readRowScene, toTaskRow } from './rows';

export type TaskScene = { readonly db: Db; readonly ctx: ServiceContext; readonly on: LocalDate; readonly task: StoredTaskRow; readonly clinicId: string; readonly userId: string; readonly by: { readonly byId: string; readonly byName: string } };
type Details = Readonly<Record<string, string | number | boolean | null>>;
type Input = { readonly patientId: string; readonly taskId: string; readonly version?: number; readonly idempotencyKey?: string | undefined };

/**
 * Does something with a task in one transaction, with its patient and then the task held, together with what the chart says of it and its audit row, and answers with
 * the row as it stands. A task of somebody else than the screen shows is not found; one that changed since it was seen is a conflict.
 */
export async function actOnTask(ctx: ServiceContext, input: Input, act: { readonly event: string; readonly run: (scene: TaskScene) => Promise<Details> }): Promise<{ readonly task: TaskRow }> {
  const { patientId, taskId } = input;
  const clinicId = ctx.actor.clinic.id;
  try {
    authorise(ctx.actor, 'task:work');
    const { userId, name } = ctx.actor;
    if (userId === null) throw new AppError('not-allowed');
    const on = clinicDay(ctx);
    return await withClinic(acting(ctx), async (db) => {
      if (!(await holdPatient(db, { clinicId, patientId }))) throw new AppError('not-found');
      const task = await holdTask(db, { clinicId, taskId });
      if (task?.patientId !== patientId) throw new AppError('not-found');
      if (!(await isRepetition(db, ctx, { event: act.event, key: input.idempotencyKey, input }))) {
        if (input.version !== undefined && input.version !== task.version) throw new AppError('changed-meanwhile', { sentence: 'This task was changed since it was shown. Nothing was done; look at it again.' });
        const scene = { db, ctx, on, task, clinicId, userId, by: { byId: userId, byName: name } };
        const details = await act.run(scene);
        await sayInChart(scene);
        await recordAudit(db, auditor(ctx), { event: act.event, objectKind: 'task', objectId: taskId, patientId, details });
      }
      return { task: await readTaskRow(db, ctx, { taskId, on }) };
    });
  } catch (error) {
    await recordRefusal(ctx, { event: act.event, objectKind: 'task', patientId }, error);
    throw error;
  }
}

/** A task as a row, read anew. */
export async function readTaskRow(db: Db, ctx: ServiceContext, { taskId, on }: { readonly taskId: string; readonly on: LocalDate }): Promise<TaskRow> {
  const task = await getTask(db, { clinicId: ctx.actor.clinic.id, taskId });
  if (task === null) throw new AppError('not-found');
  return toTaskRow(task, await readRowScene(db, ctx, { on, tasks: [task] }));
}

/** Refuses what can only be done to a task that is still to do. */
export function assertOpen({ status }: StoredTaskRow): void {
  if (status === 'done' || status === 'cancelled') throw new AppError('already-there', { sentence: status === 'done' ? 'This task was done already.' : 'This task was cancelled.' });
}
