import { releaseInput, retentionSchema } from '@/server/contracts/retention';
import { releaseHold } from '@/server/services/retention/retention';
import { administratorProcedure } from '../trpc';

export const releaseHoldProcedure = administratorProcedure({ resource: 'retention', phi: true, audit: 'retention.released' })
  .input(releaseInput)
  .output(retentionSchema)
  .mutation(({ ctx, input }) => releaseHold(ctx.service, input));
