import { removeObservationInput } from '@/server/contracts/observation';
import { workspaceSchema } from '@/server/contracts/workspace';
import { removeObservation } from '@/server/services/observations/remove-observation';
import { prescriberProcedure } from '../trpc';

export const removeObservationProcedure = prescriberProcedure({ resource: 'observation', phi: true, audit: 'observation.removed' })
  .input(removeObservationInput)
  .output(workspaceSchema)
  .mutation(({ ctx, input }) => removeObservation(ctx.service, input));
