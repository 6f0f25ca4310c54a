import { chartAccessSchema, patientOnlyInput } from '@/server/contracts/restriction';
import { getChartAccess } from '@/server/services/restrictions/chart-access';
import { prescriberProcedure } from '../trpc';

export const getChartAccessProcedure = prescriberProcedure({ resource: 'chart-access', phi: true, audit: 'chart-access.read' })
  .input(patientOnlyInput)
  .output(chartAccessSchema)
  .query(({ ctx, input }) => getChartAccess(ctx.service, input));
