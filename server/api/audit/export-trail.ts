import { exportAuditInput, exportAuditOutput } from '@/server/contracts/audit';
import { exportTrail } from '@/server/services/audit/search-trail';
import { administratorProcedure } from '../trpc';

export const exportTrailProcedure = administratorProcedure({ resource: 'audit', phi: true, audit: 'audit.exported' })
  .input(exportAuditInput)
  .output(exportAuditOutput)
  .query(({ ctx, input }) => exportTrail(ctx.service, input));
