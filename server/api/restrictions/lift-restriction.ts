import { z } from 'zod';
import { patientOnlyInput } from '@/server/contracts/restriction';
import { liftRestriction } from '@/server/services/restrictions/chart-access';
import { restrictingProcedure } from '../trpc';

export const liftRestrictionProcedure = restrictingProcedure({ resource: 'chart-access', phi: true, audit: 'chart.restriction-lifted' })
  .input(patientOnlyInput)
  .output(z.void())
  .mutation(({ ctx, input }) => liftRestriction(ctx.service, input));
