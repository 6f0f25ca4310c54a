import { withdrawPurgeInput, retentionSchema } from '@/server/contracts/retention';
import { withdrawPurge } from '@/server/services/retention/retention';
import { administratorProcedure } from '../trpc';

export const withdrawPurgeProcedure = administratorProcedure({ resource: 'retention', phi: true, audit: 'retention.purge-withdrawn' })
  .input(withdrawPurgeInput)
  .output(retentionSchema)
  .mutation(({ ctx, input }) => withdrawPurge(ctx.service, input));
