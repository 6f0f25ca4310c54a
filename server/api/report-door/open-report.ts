import { openReportInput, reportStateSchema } from '@/server/contracts/report-door';
import { openReport } from '@/server/services/report-requests/door/open-report';
import { publicProcedure } from '../trpc';

export const openReportProcedure = publicProcedure({ resource: 'report-request', phi: true, audit: 'report-request.opened' })
  .input(openReportInput)
  .output(reportStateSchema)
  .mutation(async ({ ctx, input }) => {
    const { state, cookie } = await openReport(ctx, input, ctx.link.address);
    ctx.link.keep(cookie);
    return state;
  });
