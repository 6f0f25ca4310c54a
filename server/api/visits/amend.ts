import { amendInput, amendOutput } from '@/server/contracts/visit';
import { amend } from '@/server/services/visits/after-signing';
import { prescriberProcedure } from '../trpc';

export const amendProcedure = prescriberProcedure({ resource: 'note', phi: true, audit: 'note.amending' })
  .input(amendInput)
  .output(amendOutput)
  .mutation(({ ctx, input }) => amend(ctx.service, input));
