import { passkeyOptionsSchema } from '@/server/contracts/second-factor';
import { askMyPasskey } from '@/server/services/me/passkeys';
import { evidenceProcedure } from '../trpc';

export const askPasskeyProcedure = evidenceProcedure({ resource: 'session', phi: false, audit: 'passkey.asked' })
  .output(passkeyOptionsSchema)
  .mutation(({ ctx }) => askMyPasskey(ctx.service));
