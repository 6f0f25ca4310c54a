import { holdInput, retentionSchema } from '@/server/contracts/retention';
import { placeHold } from '@/server/services/retention/retention';
import { administratorProcedure } from '../trpc';

export const placeHoldProcedure = administratorProcedure({ resource: 'retention', phi: true, audit: 'retention.held' })
  .input(holdInput)
  .output(retentionSchema)
  .mutation(({ ctx, input }) => placeHold(ctx.service, input));
