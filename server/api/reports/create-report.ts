import { createReportInput } from '@/server/contracts/report';
import { workspaceSchema } from '@/server/contracts/workspace';
import { createReport } from '@/server/services/reports/create-report';
import { clinicianProcedure } from '../trpc';

export const createReportProcedure = clinicianProcedure({ resource: 'report', phi: true, audit: 'report.created' })
  .input(createReportInput)
  .output(workspaceSchema)
  .mutation(({ ctx, input }) => createReport(ctx.service, input));
