import { addAddendumInput, signedSchema } from '@/server/contracts/visit';
import { addAddendum } from '@/server/services/visits/after-signing';
import { prescriberProcedure } from '../trpc';

export const addAddendumProcedure = prescriberProcedure({ resource: 'note', phi: true, audit: 'note.addendum' })
  .input(addAddendumInput)
  .output(signedSchema)
  .mutation(({ ctx, input }) => addAddendum(ctx.service, input));
