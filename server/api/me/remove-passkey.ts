import { removePasskeyInput, factorSchema } from '@/server/contracts/second-factor';
import { removeMyPasskey } from '@/server/services/me/passkeys';
import { evidenceProcedure } from '../trpc';

export const removePasskeyProcedure = evidenceProcedure({ resource: 'session', phi: false, audit: 'passkey.removed' })
  .input(removePasskeyInput)
  .output(factorSchema)
  .mutation(({ ctx, input }) => removeMyPasskey(ctx.service, input));
