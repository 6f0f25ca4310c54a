import { standingConfirmation, withdrawConfirmation } from '@/db/queries/facts/confirmation';
import { insertConfirmations } from '@/db/queries/facts/insert-facts';
import { getTask } from '@/db/queries/tasks/task-acts';
import { localDate } from '@/server/clinical/model/local-date';
import { detailOf, drugAsked } from '@/server/clinical/story/ask-prescriber';
import type { TaskScene } from './act-on-task';

/**
 * After something was done with a task that asks another prescriber, the chart says where it stands: for which day, that it was done, or nothing once it
 * is cancelled. Who set it going and when stays. No other task is told in the chart.
 */
export async function sayInChart({ db, ctx, on, task: before, clinicId, userId, by }: TaskScene): Promise<void> {
  const { id: taskId, key, patientId } = before;
  if (drugAsked(key) === null) return;
  const task = await getTask(db, { clinicId, taskId });
  if (task === null || (task.status === before.status && task.dueOn === before.dueOn)) return;
  const said = await standingConfirmation(db, { clinicId, patientId, fact: key });
  const detail = detailOf({ ...task, closedOn: on });
  if (detail === (said?.detail ?? null)) return;
  if (said !== null) await withdrawConfirmation(db, { clinicId, patientId, id: said.id }, userId);
  if (detail === null) return;
  const entry = { clinicId, patientId, recordedBy: said === null ? userId : said.recordedBy, timeZone: ctx.actor.clinic.timeZone };
  const asked = said === null ? { on, by: by.byName } : { on: localDate(said.askedOn), by: said.recordedByName };
  await insertConfirmations(db, entry, [{ confirmation: { fact: key, value: 'present', detail, ...asked }, questionId: null }]);
}
