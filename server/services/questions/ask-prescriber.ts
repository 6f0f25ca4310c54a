import type { z } from 'zod';
import { withdrawConfirmation } from '@/db/queries/facts/confirmation';
import { insertTrace, listCareTeam } from '@/db/queries/tasks/decision-tasks';
import { changeTask, insertManualTask, openTaskOf } from '@/db/queries/tasks/task-acts';
import { recordAudit } from '@/server/audit/record-audit';
import { assess } from '@/server/clinical/assess';
import { askKey } from '@/server/clinical/story/ask-prescriber';
import type { askPrescriberInput } from '@/server/contracts/question';
import type { Workspace } from '@/server/contracts/workspace';
import { loadKnowledge } from '@/server/knowledge/load';
import { AppError } from '@/server/platform/errors';
import { auditor } from '../context';
import type { ServiceContext } from '../context';
import { actOnPatient, rowIdOf, wrongField } from '../patient-act';
import type { Scene } from '../patient-act';
import { NO_RISK } from '../tasks/change-task';
import { settleConfirmation } from '../worksheets/settle-confirmation';

/**
 * Sets going that whoever prescribes another medicine is asked whether it can be lowered, or takes that back: the task for the coordinator
 * and what the chart and the note say of it come and go together; what is done with the task later is said by `tasks/say-in-chart.ts`.
 */
export const askPrescriber = (ctx: ServiceContext, input: z.output<typeof askPrescriberInput>): Promise<Workspace> =>
  actOnPatient(ctx, input, {
    needs: 'question:answer',
    event: 'prescriber.asked',
    objectKind: 'confirmation',
    change: async (scene, { episodeId, ask }) => {
      const drug = scene.chart.episodes.find(({ id }) => id === episodeId)?.drug;
      if (drug === undefined) throw new AppError('not-found');
      return { objectId: ask ? await setGoing(scene, { episodeId, drug }) : await takeBack(scene, drug), details: { ask } };
    },
  });

async function setGoing(scene: Scene, { episodeId, drug }: { readonly episodeId: string; readonly drug: string }): Promise<string | null> {
  const { db, on, chart, entry: { clinicId, patientId }, ctx } = scene;
  const found = assess(chart, loadKnowledge(), on).elsewhere?.asks.find(({ episode }) => episode === episodeId);
  if (found === undefined) throw wrongField('episodeId', 'The chart does not point to this medicine.');
  const key = askKey(drug);
  const open = await openTaskOf(db, { clinicId, patientId, key });
  if (open === null) {
    const owner = (await listCareTeam(db, { clinicId, patientId })).find(({ role }) => role === 'coordinator')?.userId ?? null;
    const made = await insertManualTask(db, { clinicId, patientId, key, what: found.task, act: 'call', dueOn: found.dueOn, role: 'coordinator', assigneeId: owner, risk: NO_RISK }, { byId: ctx.actor.userId, byName: ctx.actor.name });
    await recordAudit(db, auditor(ctx), { event: 'task.created', objectKind: 'task', objectId: made, patientId, details: { due: found.dueOn, role: 'coordinator' } });
  }
  return settleConfirmation(scene, { fact: key, value: 'present', detail: open?.dueOn ?? found.dueOn });
}

/** Where the task was done meanwhile it stays done. */
async function takeBack({ db, on, chart, entry, ctx }: Scene, drug: string): Promise<string | null> {
  const key = askKey(drug);
  const { clinicId, patientId } = entry;
  const said = chart.confirmations.find(({ fact }) => fact === key);
  if (said === undefined) return null;
  await withdrawConfirmation(db, { ...entry, id: rowIdOf(said.id) }, entry.recordedBy);
  const open = await openTaskOf(db, { clinicId, patientId, key });
  if (open !== null) {
    const why = 'Taken back in the chart';
    await changeTask(db, { clinicId, taskId: open.id }, { status: 'cancelled', reason: why, closedOn: on, closedByName: ctx.actor.name, unreached: false });
    await insertTrace(db, [{ at: ctx.at, clinicId, patientId, taskId: open.id, byId: ctx.actor.userId, byName: ctx.actor.name, what: 'cancelled', why }]);
    await recordAudit(db, auditor(ctx), { event: 'task.cancelled', objectKind: 'task', objectId: open.id, patientId });
  }
  return said.id;
}
