import { finishFactorInput, withRecoveryCodesSchema } from '@/server/contracts/second-factor';
import { finishMyFactor } from '@/server/services/me/second-factor';
import { enrollingProcedure } from '../trpc';

export const finishFactorProcedure = enrollingProcedure({ resource: 'session', phi: false, audit: 'factor.set-up' })
  .input(finishFactorInput)
  .output(withRecoveryCodesSchema)
  .mutation(({ ctx, input }) => finishMyFactor(ctx.service, input));
