import type { z } from 'zod';
import { readClinicSettings } from '@/db/queries/clinic/settings';
import { insertTrace, listCareTeam } from '@/db/queries/tasks/decision-tasks';
import { getQuestion, insertHandBack } from '@/db/queries/tasks/hand-backs';
import { changeTask, forgetAttempts, insertOutreach } from '@/db/queries/tasks/task-acts';
import { nextAttemptOn } from '@/server/clinical/follow-up/next-attempt';
import { OUTCOME_WORDS } from '@/server/clinical/words/contact';
import type { logOutreachInput } from '@/server/contracts/task-act';
import type { QuestionRow, TaskRow } from '@/server/contracts/worklist';
import { AppError } from '@/server/platform/errors';
import type { ServiceContext } from '../context';
import { wrongField } from '../patient-act';
import { actOnTask, assertOpen } from './act-on-task';
import type { TaskScene } from './act-on-task';
import { callWords } from './call-words';
import { toQuestionRow } from './question-rows';
import { readRowScene } from './rows';
import { storyLines } from './story-lines';

type Input = z.output<typeof logOutreachInput>;
type Logged = { readonly task: TaskRow; readonly question: QuestionRow | null };

/**
 * Keeps one try to reach a patient, and what was said. A call that reached somebody closes the task unless it goes on; one that did
 * not proposes the next by the clinic's rule. Something urgent goes to a prescriber as a question, whatever else was answered.
 */
export async function logOutreach(ctx: ServiceContext, input: Input): Promise<Logged> {
  let question: QuestionRow | null = null;
  const { task } = await actOnTask(ctx, input, {
    event: 'outreach.logged',
    run: async (scene) => {
      assertOpen(scene.task);
      const isReached = input.outcome === 'reached';
      if (isReached && input.answers.urgent === null) throw wrongField('answers.urgent', 'Whether there is anything urgent has to be answered.');
      if (input.nextOn !== null && input.nextOn < scene.on) throw wrongField('nextOn', 'This day is past.');
      const nextOn = isReached && input.finishes ? null : (input.nextOn ?? nextAttemptOn(input.outcome, scene.on));
      const { db, clinicId, on, task: row, by, ctx: { at } } = scene;
      await insertOutreach(db, { at, clinicId, patientId: row.patientId, taskId: row.id, ...by, onDay: on, outcome: input.outcome, answers: isReached ? input.answers : {}, words: input.words, nextOn });
      await insertTrace(db, [{ at, clinicId, patientId: row.patientId, taskId: row.id, ...by, what: 'contact', why: OUTCOME_WORDS[input.outcome], ...(nextOn === null ? {} : { toOn: nextOn }) }]);
      await (input.outcome === 'reached' ? reached(scene, input, nextOn) : notReached(scene, { outcome: input.outcome, nextOn: nextOn ?? on }));
      if (isReached && input.answers.urgent === 'yes') question = await askUrgently(scene, input);
      return { outcome: input.outcome, urgent: input.answers.urgent, closed: isReached && input.finishes };
    },
  });
  return { task, question };
}

async function reached(scene: TaskScene, input: Input, nextOn: string | null): Promise<void> {
  const { db, clinicId, on, task, by } = scene;
  await forgetAttempts(db, { clinicId, patientId: task.patientId });
  if (nextOn !== null) {
    await changeTask(db, { clinicId, taskId: task.id }, { status: nextOn > on ? 'waiting' : 'open', actOn: nextOn, reason: 'Reached; it goes on.' });
    return;
  }
  await changeTask(db, { clinicId, taskId: task.id }, { status: 'done', reason: callWords(input.answers) || 'Reached.', closedOn: on, closedByName: by.byName });
  await insertTrace(db, [{ clinicId, patientId: task.patientId, taskId: task.id, ...by, at: scene.ctx.at, what: 'done', why: 'Reached.' }]);
}

/** It waits until the next attempt; after the clinic's number of attempts, or a wrong number, it stands among those not reached. */
async function notReached({ db, clinicId, on, task }: TaskScene, { outcome, nextOn }: { readonly outcome: Exclude<Input['outcome'], 'reached'>; readonly nextOn: string }): Promise<void> {
  const { attemptsBeforeLetter } = await readClinicSettings(db, clinicId);
  const attempts = task.attempts + (outcome === 'letter' ? 0 : 1);
  const unreached = task.unreached || outcome === 'wrong-number' || attempts >= attemptsBeforeLetter;
  await changeTask(db, { clinicId, taskId: task.id }, { attempts, unreached, status: nextOn > on ? 'waiting' : 'open', actOn: nextOn, reason: OUTCOME_WORDS[outcome] });
}

async function askUrgently(scene: TaskScene, { answers, words }: Input): Promise<QuestionRow> {
  const { db, ctx, clinicId, on, task, userId, by } = scene;
  const prescriber = (await listCareTeam(db, { clinicId, patientId: task.patientId })).find(({ role }) => role === 'prescriber')?.userId ?? null;
  const story = [...(await storyLines(db, ctx, { patientId: task.patientId, task, on })), callWords(answers), ...(words === null ? [] : [`“${words}”`])].filter((line) => line !== '');
  const handBackId = await insertHandBack(db, { clinicId, patientId: task.patientId, taskId: task.id, question: `Something urgent in a call: ${words ?? 'see the answers'}`, story, askedById: userId, askedByName: by.byName, toId: prescriber });
  const row = await getQuestion(db, { clinicId, handBackId });
  if (row === null) throw new AppError('unexpected');
  return toQuestionRow(row, await readRowScene(db, ctx, { on, tasks: [], patientIds: [task.patientId] }), ctx);
}
