import { arrivalsSchema, listArrivalsInput } from '@/server/contracts/report';
import { listArrivals } from '@/server/services/reports/list-arrivals';
import { clinicianProcedure } from '../trpc';

export const listArrivalsProcedure = clinicianProcedure({ resource: 'chart', phi: true, audit: 'chart.read' })
  .input(listArrivalsInput)
  .output(arrivalsSchema)
  .query(({ ctx, input }) => listArrivals(ctx.service, input));
