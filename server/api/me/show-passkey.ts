import { z } from 'zod';
import { showPasskeyInput } from '@/server/contracts/second-factor';
import { showMyPasskey } from '@/server/services/me/passkeys';
import { evidenceProcedure } from '../trpc';

export const showPasskeyProcedure = evidenceProcedure({ resource: 'session', phi: false, audit: 'passkey.shown' })
  .input(showPasskeyInput)
  .output(z.void())
  .mutation(({ ctx, input }) => showMyPasskey(ctx.service, input));
