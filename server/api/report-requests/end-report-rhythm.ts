import { endReportRhythmInput, reportRequestsSchema } from '@/server/contracts/report-request';
import { endReportRhythm } from '@/server/services/report-requests/change-report-request';
import { clinicianProcedure } from '../trpc';

export const endReportRhythmProcedure = clinicianProcedure({ resource: 'report-rhythm', phi: true, audit: 'report-rhythm.ended' })
  .input(endReportRhythmInput)
  .output(reportRequestsSchema)
  .mutation(({ ctx, input }) => endReportRhythm(ctx.service, input));
