import { savedPageSchema, saveReportPageInput } from '@/server/contracts/report-door';
import { savePage } from '@/server/services/report-requests/door/save-page';
import { reportProcedure } from '../trpc';

export const savePageProcedure = reportProcedure({ resource: 'report-request', phi: true, audit: 'report-request.answered' })
  .input(saveReportPageInput)
  .output(savedPageSchema)
  .mutation(async ({ ctx, input }) => {
    const { help, version, cookie } = await savePage(ctx.service, input);
    ctx.link.keep(cookie);
    return { saved: true as const, version, help };
  });
