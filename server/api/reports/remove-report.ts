import { removeReportInput } from '@/server/contracts/report';
import { workspaceSchema } from '@/server/contracts/workspace';
import { removeReport } from '@/server/services/reports/remove-report';
import { prescriberProcedure } from '../trpc';

export const removeReportProcedure = prescriberProcedure({ resource: 'report', phi: true, audit: 'report.removed' })
  .input(removeReportInput)
  .output(workspaceSchema)
  .mutation(({ ctx, input }) => removeReport(ctx.service, input));
