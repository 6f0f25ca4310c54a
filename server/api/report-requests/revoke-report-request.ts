import { reportRequestsSchema, revokeReportRequestInput } from '@/server/contracts/report-request';
import { revokeReportRequest } from '@/server/services/report-requests/change-report-request';
import { clinicianProcedure } from '../trpc';

export const revokeReportRequestProcedure = clinicianProcedure({ resource: 'report-request', phi: true, audit: 'report-request.revoked' })
  .input(revokeReportRequestInput)
  .output(reportRequestsSchema)
  .mutation(({ ctx, input }) => revokeReportRequest(ctx.service, input));
