import { mergeInput, mergeDoneSchema } from '@/server/contracts/merging';
import { mergePatients } from '@/server/services/merging/merge';
import { prescriberProcedure } from '../trpc';

export const mergePatientsProcedure = prescriberProcedure({ resource: 'patient', phi: true, audit: 'patient.merged' })
  .input(mergeInput)
  .output(mergeDoneSchema)
  .mutation(({ ctx, input }) => mergePatients(ctx.service, input));
