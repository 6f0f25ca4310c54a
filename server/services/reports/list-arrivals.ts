import { loadChart } from '@/db/queries/chart/load-chart';
import { listReportArrivals } from '@/db/queries/reports/list-report-arrivals';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Arrivals } from '@/server/contracts/report';
import { dayIn, timeIn } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import type { ServiceContext } from '../context';
import { openChart } from '../workspace/open-chart';

type Which = { readonly patientId: string; readonly asKnownOn?: LocalDate | undefined };

/** How the reports of a chart came in that were answered through a link; those entered in the clinic are not among them. */
export const listArrivals = (ctx: ServiceContext, which: Which): Promise<Arrivals> =>
  openChart(ctx, which, {
    read: async (db, where) => {
      if ((await loadChart(db, where)) === null) throw new AppError('not-found');
      return listReportArrivals(db, where);
    },
    think: (rows) => {
      const { timeZone } = ctx.actor.clinic;
      return rows.map(({ id, recordedAt, submittedAt, seconds, language, inClinic }) => ({
        reportId: `report:${id}`,
        on: dayIn(timeZone, recordedAt),
        at: timeIn(timeZone, recordedAt),
        finished: submittedAt !== null,
        seconds,
        language,
        inClinic,
      }));
    },
  });
