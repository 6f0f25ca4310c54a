import { draftSchema, openVisitInput } from '@/server/contracts/visit';
import { openVisit } from '@/server/services/visits/open-visit';
import { prescriberProcedure } from '../trpc';

export const openVisitProcedure = prescriberProcedure({ resource: 'visit', phi: true, audit: 'visit.opened' })
  .input(openVisitInput)
  .output(draftSchema)
  .mutation(({ ctx, input }) => openVisit(ctx.service, input));
