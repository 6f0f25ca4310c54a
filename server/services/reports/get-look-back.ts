import { loadChart } from '@/db/queries/chart/load-chart';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { LookBack } from '@/server/clinical/model/look-back';
import { lookBack, lookBackFromOnset } from '@/server/clinical/story/look-back';
import { loadKnowledge } from '@/server/knowledge/load';
import { AppError } from '@/server/platform/errors';
import type { ServiceContext } from '../context';
import { openChart } from '../workspace/open-chart';

type Which = { readonly patientId: string; readonly reportId?: string | undefined; readonly asKnownOn?: LocalDate | undefined };

/** What changed before one report of the chart, or before the onset, or of the chart as it was known on a past day. */
export const getLookBack = (ctx: ServiceContext, { reportId, ...which }: Which): Promise<LookBack> =>
  openChart(ctx, which, {
    read: async (db, where) => {
      const on = where.asKnownOn ?? where.on;
      const loaded = await loadChart(db, { ...where, on });
      if (loaded === null) throw new AppError('not-found');
      return { chart: loaded.chart, on };
    },
    think: ({ chart, on }) => {
      const knowledge = loadKnowledge();
      const found = reportId === undefined ? lookBackFromOnset(chart, knowledge, on) : lookBack(chart, knowledge, { report: reportId, on });
      if (found === null) throw new AppError('not-found');
      return found;
    },
  });
