import { answerCorrectionInput, recordSchema } from '@/server/contracts/record';
import { answerCorrection } from '@/server/services/record/correct';
import { prescriberProcedure } from '../trpc';

export const answerCorrectionProcedure = prescriberProcedure({ resource: 'correction', phi: true, audit: 'correction.answered' })
  .input(answerCorrectionInput)
  .output(recordSchema)
  .mutation(({ ctx, input }) => answerCorrection(ctx.service, input));
