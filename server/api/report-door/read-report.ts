import { readReportInput, reportStateSchema } from '@/server/contracts/report-door';
import { readReport } from '@/server/services/report-requests/door/read-report';
import { reportProcedure } from '../trpc';

export const readReportProcedure = reportProcedure({ resource: 'report-request', phi: true, audit: 'report-request.read' })
  .input(readReportInput)
  .output(reportStateSchema)
  .mutation(({ ctx, input }) => readReport(ctx.service, input.language));
