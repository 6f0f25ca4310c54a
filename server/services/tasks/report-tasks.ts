import type { Db } from '@/db/client';
import { insertTrace } from '@/db/queries/tasks/decision-tasks';
import { changeTask, missingReportTasks, reportTasksOf } from '@/db/queries/tasks/task-acts';
import { addDays } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { dayInWords } from '@/server/clinical/words/day';

type Of = { readonly clinicId: string; readonly patientId: string; readonly by: { readonly byId: string | null; readonly byName: string } };

/** A request or a report so many days before the due day is the one that the task asks for. */
const EARLY_DAYS = 14;
/** Instruments that a task of the plan asks a patient for. */
export const ASKED_FOR: readonly string[] = ['sbr', 'phq9'];

/** The patient was asked: tasks that ask for a report wait until the link ends. In the transaction that stores the request. */
export async function waitForReport(db: Db, of: Of & { readonly on: LocalDate; readonly until: LocalDate }): Promise<void> {
  const { clinicId, patientId, on, until, by } = of;
  const tasks = await reportTasksOf(db, { clinicId, patientId, until: addDays(on, EARLY_DAYS) });
  for (const { id } of tasks) await changeTask(db, { clinicId, taskId: id }, { status: 'waiting', actOn: addDays(until, 1), reason: `Asked on ${dayInWords(on)}.` });
  await insertTrace(db, tasks.map(({ id }) => ({ clinicId, patientId, taskId: id, ...by, what: 'waiting' as const, toOn: addDays(until, 1), why: 'The patient was asked.' })));
}

/** The report came: what asked for it is done, and that none had followed the decision. In the transaction that stores the report. */
export async function settleReport(db: Db, of: Of & { readonly on: LocalDate; readonly reportedOn: LocalDate; readonly instrument: string }): Promise<void> {
  const { clinicId, patientId, on, reportedOn, by } = of;
  if (!ASKED_FOR.includes(of.instrument)) return;
  const asking = (await reportTasksOf(db, { clinicId, patientId, until: addDays(on, EARLY_DAYS) })).filter(({ dueOn }) => reportedOn >= addDays(dueOn, -EARLY_DAYS));
  const tasks = [...asking, ...(await missingReportTasks(db, { clinicId, patientId, reportedOn }))];
  const reason = `Report of ${dayInWords(reportedOn)}.`;
  for (const { id } of tasks) await changeTask(db, { clinicId, taskId: id }, { status: 'done', reason, closedOn: on, closedByName: by.byName, unreached: false });
  await insertTrace(db, tasks.map(({ id }) => ({ clinicId, patientId, taskId: id, ...by, what: 'done' as const, why: reason })));
}
