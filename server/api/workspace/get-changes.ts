import { changesSchema, getChangesInput } from '@/server/contracts/workspace';
import { getChanges } from '@/server/services/workspace/get-changes';
import { clinicianProcedure } from '../trpc';

export const getChangesProcedure = clinicianProcedure({ resource: 'chart', phi: true, audit: 'chart.read' })
  .input(getChangesInput)
  .output(changesSchema)
  .query(({ ctx, input }) => getChanges(ctx.service, input));
