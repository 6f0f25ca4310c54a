import { proposePurgeInput, retentionSchema } from '@/server/contracts/retention';
import { proposePurge } from '@/server/services/retention/retention';
import { administratorProcedure } from '../trpc';

export const proposePurgeProcedure = administratorProcedure({ resource: 'retention', phi: true, audit: 'retention.purge-proposed' })
  .input(proposePurgeInput)
  .output(retentionSchema)
  .mutation(({ ctx, input }) => proposePurge(ctx.service, input));
