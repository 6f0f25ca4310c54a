import type { z } from 'zod';
import { withClinic } from '@/db/client';
import { getTasks } from '@/db/queries/tasks/task-acts';
import type { sendReportsInput } from '@/server/contracts/task-act';
import { AppError, toAppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';
import { createReportRequest } from '../report-requests/create-report-request';
import { ASKED_FOR } from './report-tasks';

type Sent = { readonly sent: number; readonly left: readonly { readonly taskId: string; readonly why: string }[] };

/**
 * Sends the report link by e-mail to the patients of several tasks, each in a transaction of its own, so that one who cannot be asked
 * keeps nobody else from being asked. What was left stands in the answer with its reason.
 */
export async function sendReports(ctx: ServiceContext, { taskIds }: z.output<typeof sendReportsInput>): Promise<Sent> {
  const event = 'task.reports-sent';
  try {
    authorise(ctx.actor, 'task:work');
    authorise(ctx.actor, 'report:ask');
    const tasks = await withClinic(acting(ctx), (db) => getTasks(db, { clinicId: ctx.actor.clinic.id, taskIds }));
    if (tasks.length !== new Set(taskIds).size) throw new AppError('not-found');
    const left: { taskId: string; why: string }[] = [];
    const asked = new Set<string>();
    for (const { id: taskId, patientId, act, status } of tasks) {
      if (act !== 'send-report' || status === 'done' || status === 'cancelled') {
        left.push({ taskId, why: 'This task asks for no report.' });
        continue;
      }
      if (asked.has(patientId)) continue;
      try {
        await createReportRequest(ctx, { patientId, instruments: [...ASKED_FOR], comparedWith: null, dueOn: null, inClinic: false, every: 'once', byMail: true });
        asked.add(patientId);
      } catch (error) {
        const refusal = toAppError(error);
        if (refusal.code === 'unexpected') throw error;
        left.push({ taskId, why: Object.values(refusal.detail.fields ?? {})[0] ?? refusal.message });
      }
    }
    return { sent: asked.size, left };
  } catch (error) {
    await recordRefusal(ctx, { event, objectKind: 'task', patientId: null }, error);
    throw error;
  }
}

