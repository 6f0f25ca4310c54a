import { sendReportsInput, sendReportsOutput } from '@/server/contracts/task-act';
import { sendReports } from '@/server/services/tasks/send-reports';
import { clinicianProcedure } from '../trpc';

export const sendReportsProcedure = clinicianProcedure({ resource: 'task', phi: true, audit: 'task.reports-sent' })
  .input(sendReportsInput)
  .output(sendReportsOutput)
  .mutation(({ ctx, input }) => sendReports(ctx.service, input));
