import { handedOverSchema, renewReportRequestInput } from '@/server/contracts/report-request';
import { renewReportRequest } from '@/server/services/report-requests/renew-report-request';
import { clinicianProcedure } from '../trpc';

export const renewReportRequestProcedure = clinicianProcedure({ resource: 'report-request', phi: true, audit: 'report-request.renewed' })
  .input(renewReportRequestInput)
  .output(handedOverSchema)
  .mutation(({ ctx, input }) => renewReportRequest(ctx.service, input));
