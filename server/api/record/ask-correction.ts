import { askCorrectionInput, recordSchema } from '@/server/contracts/record';
import { askCorrection } from '@/server/services/record/correct';
import { clinicianProcedure } from '../trpc';

export const askCorrectionProcedure = clinicianProcedure({ resource: 'correction', phi: true, audit: 'correction.asked' })
  .input(askCorrectionInput)
  .output(recordSchema)
  .mutation(({ ctx, input }) => askCorrection(ctx.service, input));
