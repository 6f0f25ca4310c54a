import { closedDoorSchema } from '@/server/contracts/report-door';
import { publicProcedure } from '../trpc';

/** Takes the cookie away, so that a device of the clinic is handed back with nothing on it. */
export const closeReportProcedure = publicProcedure({ resource: 'report-request', phi: false, audit: 'report-request.closed' })
  .output(closedDoorSchema)
  .mutation(({ ctx }) => {
    ctx.link.keep(null);
    return { closed: true as const };
  });
