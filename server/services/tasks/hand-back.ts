import type { z } from 'zod';
import { listClinicians } from '@/db/queries/tasks/beside-tasks';
import { insertTrace, listCareTeam } from '@/db/queries/tasks/decision-tasks';
import { answerHandBack, getQuestion, insertHandBack, markAnswerRead } from '@/db/queries/tasks/hand-backs';
import { getTask } from '@/db/queries/tasks/task-acts';
import type { answerQuestionBackInput, handBackInput, readAnswerInput } from '@/server/contracts/task-act';
import type { QuestionRow } from '@/server/contracts/worklist';
import { AppError } from '@/server/platform/errors';
import type { ServiceContext } from '../context';
import { isRepetition } from '../patient-act';
import { actInClinic } from './in-clinic';
import type { ClinicScene } from './in-clinic';
import { toQuestionRow } from './question-rows';
import { readRowScene } from './rows';
import { storyLines } from './story-lines';

type Asked = Promise<{ readonly question: QuestionRow }>;

async function readQuestion({ db, on, clinicId }: ClinicScene, ctx: ServiceContext, of: { readonly handBackId: string; readonly patientId: string }): Promise<{ readonly question: QuestionRow }> {
  const row = await getQuestion(db, { clinicId, handBackId: of.handBackId });
  if (row?.patientId !== of.patientId) throw new AppError('not-found');
  return { question: toQuestionRow(row, await readRowScene(db, ctx, { on, tasks: [], patientIds: [of.patientId] }), ctx) };
}

/** Gives the prescriber a question with the story beside it. */
export const handBack = (ctx: ServiceContext, input: z.output<typeof handBackInput>): Asked =>
  actInClinic(ctx, {
    needs: 'task:work',
    event: 'task.handed-back',
    objectKind: 'question',
    patientId: input.patientId,
    run: async (scene) => {
      const { db, on, clinicId, userId, by } = scene;
      const { patientId, taskId, question } = input;
      if (await isRepetition(db, ctx, { event: 'task.handed-back', key: input.idempotencyKey, input })) throw new AppError('already-there', { sentence: 'This question was asked already.' });
      const task = taskId === null ? null : await getTask(db, { clinicId, taskId });
      if (taskId !== null && task?.patientId !== patientId) throw new AppError('not-found');
      const prescribers = (await listClinicians(db, { clinicId })).filter(({ roles }) => roles.includes('prescriber'));
      if (input.toId !== null && !prescribers.some(({ id }) => id === input.toId)) throw new AppError('not-found', { sentence: 'This person is no prescriber of the clinic.' });
      const own = (await listCareTeam(db, { clinicId, patientId })).find(({ role }) => role === 'prescriber')?.userId ?? null;
      const story = await storyLines(db, ctx, { patientId, task, on });
      const handBackId = await insertHandBack(db, { clinicId, patientId, taskId, question, story, askedById: userId, askedByName: by.byName, toId: input.toId ?? own });
      if (taskId !== null) await insertTrace(db, [{ clinicId, patientId, taskId, ...by, what: 'asked', why: question }]);
      return { result: await readQuestion(scene, ctx, { handBackId, patientId }), objectId: handBackId };
    },
  });

/** The prescriber's answer; it goes back to the one who asked. */
export const answerQuestionBack = (ctx: ServiceContext, { patientId, handBackId, answer }: z.output<typeof answerQuestionBackInput>): Asked =>
  actInClinic(ctx, {
    needs: 'task:answer',
    event: 'task.answered',
    objectKind: 'question',
    patientId,
    run: async (scene) => {
      const { db, clinicId, userId, by } = scene;
      const row = await getQuestion(db, { clinicId, handBackId });
      if (row?.patientId !== patientId) throw new AppError('not-found');
      if (!(await answerHandBack(db, { clinicId, handBackId }, { byId: userId, byName: by.byName, text: answer }))) throw new AppError('already-there', { sentence: `${row.answeredBy ?? 'Somebody'} has answered this question.` });
      if (row.taskId !== null) await insertTrace(db, [{ clinicId, patientId, taskId: row.taskId, ...by, what: 'answered', why: answer }]);
      return { result: await readQuestion(scene, ctx, { handBackId, patientId }), objectId: handBackId };
    },
  });

/** That the one who asked has read the answer; it leaves the list. */
export const readAnswer = (ctx: ServiceContext, { patientId, handBackId }: z.output<typeof readAnswerInput>): Asked =>
  actInClinic(ctx, {
    needs: 'task:work',
    event: 'task.answer-read',
    objectKind: 'question',
    patientId,
    run: async (scene) => {
      if (!(await markAnswerRead(scene.db, { clinicId: scene.clinicId, handBackId, userId: scene.userId }))) throw new AppError('not-found');
      return { result: await readQuestion(scene, ctx, { handBackId, patientId }), objectId: handBackId };
    },
  });
