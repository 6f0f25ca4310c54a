import { z } from 'zod';
import { TASK_ACTS } from '@/server/clinical/model/follow-up';
import { dayInput, lineInput, optionalDayInput, optionalTextInput, patientAct, rowVersionSchema } from './fields';
import { OUTCOMES, questionRowSchema, TASK_ROLES, taskRowSchema } from './worklist';

const taskAct = { ...patientAct, taskId: z.uuid() };
const changing = { ...taskAct, version: rowVersionSchema };

export const taskInput = z.object({ patientId: z.uuid(), taskId: z.uuid() });
export const createTaskInput = z.object({ ...patientAct, what: lineInput(200), dueOn: dayInput, act: z.enum(TASK_ACTS), role: z.enum(TASK_ROLES), assigneeId: z.uuid().nullish().transform((id) => id ?? null) });
export const claimTaskInput = z.object(taskAct);
/** Several tasks go to one person, to nobody, or with a role to whoever has it. */
export const assignTasksInput = z
  .object({ taskIds: z.array(z.uuid()).min(1).max(100), assigneeId: z.uuid().nullable(), role: z.enum(TASK_ROLES).nullish().transform((role) => role ?? null) })
  .refine(({ assigneeId, role }) => assigneeId === null || role === null, { path: ['role'], message: 'Either a person or a role.' });
export const assignTasksOutput = z.object({ assigned: z.number(), left: z.number() });
/** Report links for several tasks at once, by e-mail. */
export const sendReportsInput = z.object({ taskIds: z.array(z.uuid()).min(1).max(50) });
export const sendReportsOutput = z.object({ sent: z.number(), left: z.array(z.object({ taskId: z.string(), why: z.string() })).readonly() });
/** What is done next about a task: the column of the board. */
export const setActInput = z.object({ ...changing, act: z.enum(TASK_ACTS) });
export const makeCalendarOutput = z.object({ url: z.string() });
export const revokeCalendarOutput = z.object({ revoked: z.number() });
export const finishTaskInput = z.object({ ...changing, words: optionalTextInput(500) });
export const cancelTaskInput = z.object({ ...changing, why: lineInput(500) });
export const reopenTaskInput = z.object({ ...changing, why: lineInput(500) });
export const moveTaskInput = z.object({ ...changing, toOn: dayInput, why: lineInput(500) });
export const taskActOutput = z.object({ task: taskRowSchema });

/** Questions of a call. An answer that is left out was not asked. */
export const CALL_QUESTIONS = {
  doses: ['yes', 'partly', 'no', 'not-sure'],
  withdrawal: ['none', 'mild', 'troublesome', 'severe'],
  activation: ['no', 'yes', 'not-sure'],
  mood: ['better', 'same', 'worse'],
  urgent: ['no', 'yes'],
} as const;
export const callAnswersInput = z.object({
  doses: z.enum(CALL_QUESTIONS.doses).nullable().default(null),
  withdrawal: z.enum(CALL_QUESTIONS.withdrawal).nullable().default(null),
  activation: z.enum(CALL_QUESTIONS.activation).nullable().default(null),
  mood: z.enum(CALL_QUESTIONS.mood).nullable().default(null),
  urgent: z.enum(CALL_QUESTIONS.urgent).nullable().default(null),
});
export type CallAnswers = z.output<typeof callAnswersInput>;

export const logOutreachInput = z.object({
  ...patientAct,
  taskId: z.uuid(),
  outcome: z.enum(OUTCOMES),
  answers: callAnswersInput,
  words: optionalTextInput(4000),
  /** Next attempt; left out: as the clinic's rule proposes. */
  nextOn: optionalDayInput,
  /** Whether a call that reached somebody closes the task. */
  finishes: z.boolean().default(true),
});
export const logOutreachOutput = z.object({ task: taskRowSchema, question: questionRowSchema.nullable() });

export const handBackInput = z.object({ ...patientAct, taskId: z.uuid().nullish().transform((id) => id ?? null), question: lineInput(1000), toId: z.uuid().nullish().transform((id) => id ?? null) });
export const answerQuestionBackInput = z.object({ ...patientAct, handBackId: z.uuid(), answer: lineInput(2000) });
export const readAnswerInput = z.object({ ...patientAct, handBackId: z.uuid() });
export const questionOutput = z.object({ question: questionRowSchema });

export const setCoverInput = z.object({ absentId: z.uuid(), coveringId: z.uuid(), fromOn: dayInput, toOn: dayInput });
export const endCoverInput = z.object({ coverId: z.uuid() });
export const coverOutput = z.object({ coverId: z.string() });

/** One patient, or everybody in somebody's care. */
export const transferInput = z.object({ patientIds: z.array(z.uuid()).max(500).nullable(), fromId: z.uuid().nullable(), toId: z.uuid(), role: z.enum(TASK_ROLES), line: lineInput(500) });
export const transferOutput = z.object({ patients: z.number(), tasks: z.number(), drafts: z.number(), draftsKept: z.number() });

export const followPatientInput = z.object({ ...patientAct, follows: z.boolean() });
export const followPatientOutput = z.object({ follows: z.boolean() });

export const stopFollowUpInput = z.object({ ...patientAct, why: lineInput(500) });
export const stopFollowUpOutput = z.object({ cancelled: z.number() });
