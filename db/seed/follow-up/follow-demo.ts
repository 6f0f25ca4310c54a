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
import type { Db } from '../../client';
import { reportedOnset } from '../story/days';
import { CLINICS } from '../story/clinics';
import { follow } from './acting';
import type { Followed } from './acting';
import { holdVisit } from './hold-visit';
import { FOLLOWED } from './people';
import type { ActScript, FollowedScript } from './script';

const CALL: CallAnswers = { doses: 'yes', withdrawal: 'none', activation: 'no', mood: 'same', urgent: 'no' };

export type FollowDemoOptions = {
  /** Day zero of the stories; the day of the load if left out. */
  readonly on?: LocalDate;
  readonly scripts?: readonly FollowedScript[];
  /** Called before each thing that is done anew. */
  readonly before?: () => void;
};

/**
 * Signs the visits of the followed people on their days and does what was done since, through the services as the clinic's people do. A
 * call that was cut off is made good by the next one, which goes on where it stopped.
 */
export async function followDemo({ on, scripts = FOLLOWED, before }: FollowDemoOptions = {}): Promise<void> {
  for (const script of scripts) {
    const zero = on ?? today(CLINICS[script.story.clinic].timeZone);
    const followed = follow(script, zero, before);
    await holdVisit(followed, zero);
    for (const [place, act] of script.acts.entries()) await doAct(followed, act, { what: `act ${place + 1}`, zero });
  }
}

async function doAct(followed: Followed, act: ActScript, { what, zero }: { readonly what: string; readonly zero: LocalDate }): Promise<void> {
  const { patientId, clinicId, at, once } = followed;
  const inClinic = <Result>(run: (db: Db) => Promise<Result>): Promise<Result> => withClinic({ clinicId, userId: null }, run);
  switch (act.kind) {
    case 'up-to-date': {
      for (const task of await openTasks(followed, at(act.on))) await finish(followed, task, { ...CALL, ...act.answers });
      return;
    }
    case 'contact': {
      const on = at(act.on);
      await once({ role: 'coordinator', on, what }, async (ctx) => {
        const [task] = await openTasks(followed, on);
        if (task === undefined) throw new Error(`${followed.script.story.key}: nothing is due on day ${act.on}.`);
        await logOutreach(ctx, { patientId, taskId: task.id, outcome: act.outcome, answers: { ...CALL, ...act.answers }, words: act.words ?? null, nextOn: null, finishes: true });
      });
      return;
    }
    case 'report': {
      const { instrument, on, by, answers, scores, words, onset } = act.report;
      await once({ role: 'coordinator', on: at(on), what }, (ctx) => createReport(ctx, {
        patientId, instrument, on: at(on), filledBy: by ?? 'patient', answers: answers === undefined ? null : copyOf(answers), scores: scores === undefined ? null : { ...scores }, words: [...(words ?? [])], onset: onset === undefined ? null : reportedOnset(onset, zero),
      }));
      return;
    }
    case 'link': {
      await once({ role: 'coordinator', on: at(act.on), what }, (ctx) => createReportRequest(ctx, { patientId, instruments: ['sbr', 'phq9'], comparedWith: null, dueOn: null, inClinic: false, every: 'once', byMail: false }));
      if (act.opened === true) await inClinic((db) => db.execute(sql`update report_request set opened_at = created_at where clinic_id = ${clinicId} and patient_id = ${patientId} and opened_at is null`));
      return;
    }
    case 'question': {
      await once({ role: 'coordinator', on: at(act.on), what }, async (ctx) => {
        const [task] = await openTasks(followed, zero);
        await handBack(ctx, { patientId, taskId: task?.id ?? null, question: act.text, toId: null });
      });
      const { answer } = act;
      if (answer === undefined) return;
      await once({ role: 'prescriber', on: at(act.on), what: `${what} answered` }, async (ctx) => {
        const { rows } = await inClinic((db) => db.execute<{ id: string }>(sql`select id from hand_back where clinic_id = ${clinicId} and patient_id = ${patientId} and answered_at is null order by asked_at limit 1`));
        for (const { id: handBackId } of rows) await answerQuestionBack(ctx, { patientId, handBackId, answer });
      });
      return;
    }
    case 'task': {
      await once({ role: 'coordinator', on: at(act.on), what }, (ctx) => createTask(ctx, { patientId, what: act.what, dueOn: at(act.due), act: 'call', role: 'coordinator', assigneeId: null }));
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
async function finish({ patientId, once }: Followed, { id: taskId, act, dueOn, version, role }: OpenTask, answers: CallAnswers): Promise<void> {
  await once({ role, on: dueOn, what: taskId }, (ctx) =>
    act === 'call' ? logOutreach(ctx, { patientId, taskId, outcome: 'reached', answers, words: null, nextOn: null, finishes: true }) : finishTask(ctx, { patientId, taskId, version, words: null }));
}

const copyOf = <Value>(answers: Readonly<Record<string, Value>>): Record<string, Value> => ({ ...answers });
