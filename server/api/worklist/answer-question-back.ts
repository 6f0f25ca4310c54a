import { answerQuestionBackInput, questionOutput } from '@/server/contracts/task-act';
import { answerQuestionBack } from '@/server/services/tasks/hand-back';
import { prescriberProcedure } from '../trpc';

export const answerQuestionBackProcedure = prescriberProcedure({ resource: 'question', phi: true, audit: 'task.answered' })
  .input(answerQuestionBackInput)
  .output(questionOutput)
  .mutation(({ ctx, input }) => answerQuestionBack(ctx.service, input));
