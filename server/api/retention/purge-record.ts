import { purgeInput, retentionSchema } from '@/server/contracts/retention';
import { purgeRecord } from '@/server/services/retention/retention';
import { administratorProcedure } from '../trpc';

export const purgeRecordProcedure = administratorProcedure({ resource: 'retention', phi: true, audit: 'retention.purged' })
  .input(purgeInput)
  .output(retentionSchema)
  .mutation(({ ctx, input }) => purgeRecord(ctx.service, input));
