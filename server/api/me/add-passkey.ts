import { addPasskeyInput, factorSchema } from '@/server/contracts/second-factor';
import { addMyPasskey } from '@/server/services/me/passkeys';
import { evidenceProcedure } from '../trpc';

export const addPasskeyProcedure = evidenceProcedure({ resource: 'session', phi: false, audit: 'passkey.added' })
  .input(addPasskeyInput)
  .output(factorSchema)
  .mutation(({ ctx, input }) => addMyPasskey(ctx.service, input));
