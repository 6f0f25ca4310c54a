import { answerFlagInput } from '@/server/contracts/visit';
import { workspaceSchema } from '@/server/contracts/workspace';
import { answerFlag } from '@/server/services/visits/after-signing';
import { prescriberProcedure } from '../trpc';

export const answerFlagProcedure = prescriberProcedure({ resource: 'flag', phi: true, audit: 'flag.answered' })
  .input(answerFlagInput)
  .output(workspaceSchema)
  .mutation(({ ctx, input }) => answerFlag(ctx.service, input));
