import { answerQuestionInput } from '@/server/contracts/question';
import { workspaceSchema } from '@/server/contracts/workspace';
import { answerQuestion } from '@/server/services/questions/answer-question';
import { prescriberProcedure } from '../trpc';

export const answerQuestionProcedure = prescriberProcedure({ resource: 'confirmation', phi: true, audit: 'question.answered' })
  .input(answerQuestionInput)
  .output(workspaceSchema)
  .mutation(({ ctx, input }) => answerQuestion(ctx.service, input));
