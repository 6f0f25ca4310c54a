import { coSignInput, signedSchema } from '@/server/contracts/visit';
import { coSign } from '@/server/services/visits/after-signing';
import { prescriberProcedure } from '../trpc';

export const coSignProcedure = prescriberProcedure({ resource: 'note', phi: true, audit: 'note.co-signed' })
  .input(coSignInput)
  .output(signedSchema)
  .mutation(({ ctx, input }) => coSign(ctx.service, input));
