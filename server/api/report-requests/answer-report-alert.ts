import { answerReportAlertInput, reportRequestsSchema } from '@/server/contracts/report-request';
import { answerReportAlert } from '@/server/services/report-requests/change-report-request';
import { prescriberProcedure } from '../trpc';

export const answerReportAlertProcedure = prescriberProcedure({ resource: 'report-alert', phi: true, audit: 'report-alert.answered' })
  .input(answerReportAlertInput)
  .output(reportRequestsSchema)
  .mutation(({ ctx, input }) => answerReportAlert(ctx.service, input));
