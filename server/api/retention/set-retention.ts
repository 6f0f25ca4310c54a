import { setRetentionInput, retentionSchema } from '@/server/contracts/retention';
import { setRetention } from '@/server/services/retention/retention';
import { administratorProcedure } from '../trpc';

export const setRetentionProcedure = administratorProcedure({ resource: 'retention', phi: true, audit: 'retention.set' })
  .input(setRetentionInput)
  .output(retentionSchema)
  .mutation(({ ctx, input }) => setRetention(ctx.service, input));
