import { sql } from 'drizzle-orm';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { CallAnswers } from '@/server/contracts/task-act';
import { today } from '@/server/platform/clock';
import { createReportRequest } from '@/server/services/report-requests/create-report-request';
import { createReport } from '@/server/services/reports/create-report';
import { createTask, finishTask } from '@/server/services/tasks/change-task';
import { answerQuestionBack, handBack } from '@/server/services/tasks/hand-back';
import { logOutreach } from '@/server/services/tasks/log-outreach';
import { withClinic } from '../../client';
import { reportedOnset } from '../story/days';
import { CLINICS } from '../story/clinics';
import { follow } from './acting';
import type { Followed } from './acting';
import { holdVisit } from './hold-visit';
import { FOLLOWED } from './people';
import type { ActScript } from './script';

const CALL: CallAnswers = { doses: 'yes', withdrawal: 'none', activation: 'no', mood: 'same', urgent: 'no' };

/** Signs the visits of the followed people on their days and does what was done since, through the services as the clinic's people do. */
export async function followDemo(on?: LocalDate): Promise<void> {
  for (const script of FOLLOWED) {
    const zero = on ?? today(CLINICS[script.story.clinic].timeZone);
    const followed = follow(script, zero);
    await holdVisit(followed, zero);
    for (const act of script.acts) await doAct(followed, act, zero);
  }
}

async function doAct(followed: Followed, act: ActScript, zero: LocalDate): Promise<void> {
  const { patientId, at, as } = followed;
  switch (act.kind) {
    case 'up-to-date': {
      for (const task of await openTasks(followed, at(act.on))) await finish(followed, task, { ...CALL, ...act.answers });
      return;
    }
    case 'contact': {
      const on = at(act.on);
      const [task] = await openTasks(followed, on);
      if (task === undefined) throw new Error(`${followed.script.story.key}: nothing is due on day ${act.on}.`);
      const { outcome } = act;
      await logOutreach(as('coordinator', on), { patientId, taskId: task.id, outcome, answers: { ...CALL, ...act.answers }, words: act.words ?? null, nextOn: null, finishes: true });
      return;
    }
    case 'report': {
      const { instrument, on, by, answers, scores, words, onset } = act.report;
      await createReport(as('coordinator', at(on)), {
        patientId, instrument, on: at(on), filledBy: by ?? 'patient', answers: answers === undefined ? null : copyOf(answers), scores: scores === undefined ? null : { ...scores }, words: [...(words ?? [])], onset: onset === undefined ? null : reportedOnset(onset, zero),
      });
      return;
    }
    case 'link': {
      const { requestId } = await createReportRequest(as('coordinator', at(act.on)), { patientId, instruments: ['sbr', 'phq9'], comparedWith: null, dueOn: null, inClinic: false, every: 'once', byMail: false });
      if (act.opened === true) await withClinic({ clinicId: followed.clinicId, userId: null }, (db) => db.execute(sql`update report_request set opened_at = created_at where id = ${requestId}`));
      return;
    }
    case 'question': {
      const [task] = await openTasks(followed, zero);
      const { question } = await handBack(as('coordinator', at(act.on)), { patientId, taskId: task?.id ?? null, question: act.text, toId: null });
      if (act.answer !== undefined) await answerQuestionBack(as('prescriber', at(act.on)), { patientId, handBackId: question.id, answer: act.answer });
      return;
    }
    case 'task': {
      await createTask(as('coordinator', at(act.on)), { patientId, what: act.what, dueOn: at(act.due), act: 'call', role: 'coordinator', assigneeId: null });
    }
  }
}

type OpenTask = { readonly id: string; readonly act: string; readonly dueOn: LocalDate; readonly version: number; readonly role: 'coordinator' | 'prescriber' };

async function openTasks({ clinicId, patientId }: Followed, until: LocalDate): Promise<readonly OpenTask[]> {
  const { rows } = await withClinic({ clinicId, userId: null }, (db) => db.execute<OpenTask>(sql`
    select id, act, due_on as "dueOn", version, role from follow_up_task
     where clinic_id = ${clinicId} and patient_id = ${patientId} and status in ('open', 'waiting') and due_on <= ${until}::date order by due_on, key`));
  return rows;
}

/** Done on its own day, by the one whose role it is; a call reached somebody. */
async function finish({ patientId, as }: Followed, { id: taskId, act, dueOn, version, role }: OpenTask, answers: CallAnswers): Promise<void> {
  const ctx = as(role, dueOn);
  if (act === 'call') await logOutreach(ctx, { patientId, taskId, outcome: 'reached', answers, words: null, nextOn: null, finishes: true });
  else await finishTask(ctx, { patientId, taskId, version, words: null });
}

const copyOf = <Value>(answers: Readonly<Record<string, Value>>): Record<string, Value> => ({ ...answers });
