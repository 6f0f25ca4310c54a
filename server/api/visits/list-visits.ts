import { openVisitInput, visitListSchema } from '@/server/contracts/visit';
import { listVisits } from '@/server/services/visits/list-visits';
import { clinicianProcedure } from '../trpc';

export const listVisitsProcedure = clinicianProcedure({ resource: 'visit', phi: true, audit: 'visits.listed' })
  .input(openVisitInput)
  .output(visitListSchema)
  .query(({ ctx, input }) => listVisits(ctx.service, input));
