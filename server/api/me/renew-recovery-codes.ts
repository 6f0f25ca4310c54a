import { renewRecoveryCodesInput, withRecoveryCodesSchema } from '@/server/contracts/second-factor';
import { renewRecoveryCodes } from '@/server/services/me/second-factor';
import { evidenceProcedure } from '../trpc';

export const renewRecoveryCodesProcedure = evidenceProcedure({ resource: 'session', phi: false, audit: 'factor.recovery-codes-made' })
  .input(renewRecoveryCodesInput)
  .output(withRecoveryCodesSchema)
  .mutation(({ ctx, input }) => renewRecoveryCodes(ctx.service, input));
