import { createReportRequestInput, handedOverSchema } from '@/server/contracts/report-request';
import { createReportRequest } from '@/server/services/report-requests/create-report-request';
import { clinicianProcedure } from '../trpc';

export const createReportRequestProcedure = clinicianProcedure({ resource: 'report-request', phi: true, audit: 'report-request.created' })
  .input(createReportRequestInput)
  .output(handedOverSchema)
  .mutation(({ ctx, input }) => createReportRequest(ctx.service, input));
