import { getLookBackInput, lookBackSchema } from '@/server/contracts/report';
import { getLookBack } from '@/server/services/reports/get-look-back';
import { clinicianProcedure } from '../trpc';

export const getLookBackProcedure = clinicianProcedure({ resource: 'chart', phi: true, audit: 'chart.read' })
  .input(getLookBackInput)
  .output(lookBackSchema)
  .query(({ ctx, input }) => getLookBack(ctx.service, input));
