import { factorSchema } from '@/server/contracts/second-factor';
import { getFactor } from '@/server/services/me/second-factor';
import { enrollingProcedure } from '../trpc';

export const getFactorProcedure = enrollingProcedure({ resource: 'session', phi: false, audit: 'factor.read' })
  .output(factorSchema)
  .query(({ ctx }) => getFactor(ctx.service));
