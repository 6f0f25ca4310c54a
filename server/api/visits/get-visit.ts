import { getVisitInput, visitViewSchema } from '@/server/contracts/visit';
import { getVisit } from '@/server/services/visits/open-visit';
import { clinicianProcedure } from '../trpc';

export const getVisitProcedure = clinicianProcedure({ resource: 'visit', phi: true, audit: 'visit.read' })
  .input(getVisitInput)
  .output(visitViewSchema)
  .query(({ ctx, input }) => getVisit(ctx.service, input));
