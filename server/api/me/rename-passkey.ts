import { renamePasskeyInput, factorSchema } from '@/server/contracts/second-factor';
import { renameMyPasskey } from '@/server/services/me/passkeys';
import { evidenceProcedure } from '../trpc';

export const renamePasskeyProcedure = evidenceProcedure({ resource: 'session', phi: false, audit: 'passkey.renamed' })
  .input(renamePasskeyInput)
  .output(factorSchema)
  .mutation(({ ctx, input }) => renameMyPasskey(ctx.service, input));
