import { undoMergeInput, mergeDoneSchema } from '@/server/contracts/merging';
import { undoMerge } from '@/server/services/merging/merge';
import { prescriberProcedure } from '../trpc';

export const undoMergeProcedure = prescriberProcedure({ resource: 'patient', phi: true, audit: 'patient.merge-undone' })
  .input(undoMergeInput)
  .output(mergeDoneSchema)
  .mutation(({ ctx, input }) => undoMerge(ctx.service, input));
