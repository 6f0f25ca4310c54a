import { chartAccessSchema, restrictChartInput } from '@/server/contracts/restriction';
import { restrictChart } from '@/server/services/restrictions/chart-access';
import { prescriberProcedure } from '../trpc';

export const restrictChartProcedure = prescriberProcedure({ resource: 'chart-access', phi: true, audit: 'chart.restricted' })
  .input(restrictChartInput)
  .output(chartAccessSchema)
  .mutation(({ ctx, input }) => restrictChart(ctx.service, input));
