import { answerNaranjoInput } from '@/server/contracts/worksheet';
import { workspaceSchema } from '@/server/contracts/workspace';
import { answerNaranjo } from '@/server/services/worksheets/answer-naranjo';
import { prescriberProcedure } from '../trpc';

export const answerNaranjoProcedure = prescriberProcedure({ resource: 'confirmation', phi: true, audit: 'worksheet.answered' })
  .input(answerNaranjoInput)
  .output(workspaceSchema)
  .mutation(({ ctx, input }) => answerNaranjo(ctx.service, input));
