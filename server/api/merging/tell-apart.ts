import { mergeDoneSchema, tellApartInput } from '@/server/contracts/merging';
import { tellApart } from '@/server/services/merging/tell-apart';
import { prescriberProcedure } from '../trpc';

export const tellApartProcedure = prescriberProcedure({ resource: 'patient', phi: true, audit: 'patient.told-apart' })
  .input(tellApartInput)
  .output(mergeDoneSchema)
  .mutation(({ ctx, input }) => tellApart(ctx.service, input));
