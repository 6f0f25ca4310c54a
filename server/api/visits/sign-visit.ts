import { signVisitInput, signedSchema } from '@/server/contracts/visit';
import { signVisit } from '@/server/services/visits/sign-visit';
import { prescriberProcedure } from '../trpc';

export const signVisitProcedure = prescriberProcedure({ resource: 'note', phi: true, audit: 'note.signed' })
  .input(signVisitInput)
  .output(signedSchema)
  .mutation(({ ctx, input }) => signVisit(ctx.service, input));
