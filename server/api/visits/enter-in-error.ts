import { enterInErrorInput, signedSchema } from '@/server/contracts/visit';
import { enterInError } from '@/server/services/visits/after-signing';
import { prescriberProcedure } from '../trpc';

export const enterInErrorProcedure = prescriberProcedure({ resource: 'note', phi: true, audit: 'note.entered-in-error' })
  .input(enterInErrorInput)
  .output(signedSchema)
  .mutation(({ ctx, input }) => enterInError(ctx.service, input));
