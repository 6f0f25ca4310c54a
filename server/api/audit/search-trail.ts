import { searchAuditInput, searchAuditOutput } from '@/server/contracts/audit';
import { searchTrail } from '@/server/services/audit/search-trail';
import { administratorProcedure } from '../trpc';

export const searchTrailProcedure = administratorProcedure({ resource: 'audit', phi: true, audit: 'audit.read' })
  .input(searchAuditInput)
  .output(searchAuditOutput)
  .query(({ ctx, input }) => searchTrail(ctx.service, input));
