import { extendCorrectionInput, recordSchema } from '@/server/contracts/record';
import { extendCorrection } from '@/server/services/record/correct';
import { prescriberProcedure } from '../trpc';

export const extendCorrectionProcedure = prescriberProcedure({ resource: 'correction', phi: true, audit: 'correction.extended' })
  .input(extendCorrectionInput)
  .output(recordSchema)
  .mutation(({ ctx, input }) => extendCorrection(ctx.service, input));
