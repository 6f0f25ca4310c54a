import { createObservationInput } from '@/server/contracts/observation';
import { workspaceSchema } from '@/server/contracts/workspace';
import { createObservation } from '@/server/services/observations/create-observation';
import { prescriberProcedure } from '../trpc';

export const createObservationProcedure = prescriberProcedure({ resource: 'observation', phi: true, audit: 'observation.created' })
  .input(createObservationInput)
  .output(workspaceSchema)
  .mutation(({ ctx, input }) => createObservation(ctx.service, input));
