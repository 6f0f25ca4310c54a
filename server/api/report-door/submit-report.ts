import { reportStateSchema, submitReportInput } from '@/server/contracts/report-door';
import { submitReport } from '@/server/services/report-requests/door/submit-report';
import { reportProcedure } from '../trpc';

export const submitReportProcedure = reportProcedure({ resource: 'report-request', phi: true, audit: 'report-request.submitted' })
  .input(submitReportInput)
  .output(reportStateSchema)
  .mutation(({ ctx, input }) => submitReport(ctx.service, input));
