import { compareInput, mergeDoneSchema } from '@/server/contracts/merging';
import { takeBackApart } from '@/server/services/merging/tell-apart';
import { prescriberProcedure } from '../trpc';

export const takeBackApartProcedure = prescriberProcedure({ resource: 'patient', phi: true, audit: 'patient.apart-taken-back' })
  .input(compareInput)
  .output(mergeDoneSchema)
  .mutation(({ ctx, input }) => takeBackApart(ctx.service, input));
