import { beginPasskeyInput, passkeyOptionsSchema } from '@/server/contracts/second-factor';
import { beginMyPasskey } from '@/server/services/me/passkeys';
import { evidenceProcedure } from '../trpc';

export const beginPasskeyProcedure = evidenceProcedure({ resource: 'session', phi: false, audit: 'passkey.begun' })
  .input(beginPasskeyInput)
  .output(passkeyOptionsSchema)
  .mutation(({ ctx, input }) => beginMyPasskey(ctx.service, input));
