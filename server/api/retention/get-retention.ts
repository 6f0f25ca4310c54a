import { retentionSchema } from '@/server/contracts/retention';
import { getRetention } from '@/server/services/retention/retention';
import { administratorProcedure } from '../trpc';

export const getRetentionProcedure = administratorProcedure({ resource: 'retention', phi: true, audit: 'retention.read' })
  .output(retentionSchema)
  .query(({ ctx }) => getRetention(ctx.service));
