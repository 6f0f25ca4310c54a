import { withdrawAnswerInput } from '@/server/contracts/question';
import { workspaceSchema } from '@/server/contracts/workspace';
import { withdrawAnswer } from '@/server/services/questions/withdraw-answer';
import { prescriberProcedure } from '../trpc';

export const withdrawAnswerProcedure = prescriberProcedure({ resource: 'confirmation', phi: true, audit: 'answer.withdrawn' })
  .input(withdrawAnswerInput)
  .output(workspaceSchema)
  .mutation(({ ctx, input }) => withdrawAnswer(ctx.service, input));
