import { beginFactorInput, begunFactorSchema } from '@/server/contracts/second-factor';
import { beginMyFactor } from '@/server/services/me/second-factor';
import { enrollingProcedure } from '../trpc';

export const beginFactorProcedure = enrollingProcedure({ resource: 'session', phi: false, audit: 'factor.begun' })
  .input(beginFactorInput)
  .output(begunFactorSchema)
  .mutation(({ ctx, input }) => beginMyFactor(ctx.service, input));
