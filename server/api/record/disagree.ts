import { disagreeInput, recordSchema } from '@/server/contracts/record';
import { disagree } from '@/server/services/record/correct';
import { clinicianProcedure } from '../trpc';

export const disagreeProcedure = clinicianProcedure({ resource: 'correction', phi: true, audit: 'correction.disagreed' })
  .input(disagreeInput)
  .output(recordSchema)
  .mutation(({ ctx, input }) => disagree(ctx.service, input));
