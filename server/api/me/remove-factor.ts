import { removeFactorInput, factorSchema } from '@/server/contracts/second-factor';
import { removeMyFactor } from '@/server/services/me/second-factor';
import { evidenceProcedure } from '../trpc';

export const removeFactorProcedure = evidenceProcedure({ resource: 'session', phi: false, audit: 'factor.removed' })
  .input(removeFactorInput)
  .output(factorSchema)
  .mutation(({ ctx, input }) => removeMyFactor(ctx.service, input));
