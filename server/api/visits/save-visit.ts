import { saveVisitInput, saveVisitOutput } from '@/server/contracts/visit';
import { saveVisit } from '@/server/services/visits/save-visit';
import { prescriberProcedure } from '../trpc';

export const saveVisitProcedure = prescriberProcedure({ resource: 'visit', phi: true, audit: 'visit.saved' })
  .input(saveVisitInput)
  .output(saveVisitOutput)
  .mutation(({ ctx, input }) => saveVisit(ctx.service, input));
