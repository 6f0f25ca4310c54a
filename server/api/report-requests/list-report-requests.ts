import { listReportRequestsInput, reportRequestsSchema } from '@/server/contracts/report-request';
import { listReportRequests } from '@/server/services/report-requests/list-report-requests';
import { clinicianProcedure } from '../trpc';

export const listReportRequestsProcedure = clinicianProcedure({ resource: 'report-request', phi: true, audit: 'report-request.listed' })
  .input(listReportRequestsInput)
  .output(reportRequestsSchema)
  .query(({ ctx, input }) => listReportRequests(ctx.service, input));
