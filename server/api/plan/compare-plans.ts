import { comparePlansInput, planComparisonSchema } from '@/server/contracts/plan-preview';
import { comparePlans } from '@/server/services/plan/compare-plans';
import { clinicianProcedure } from '../trpc';

export const comparePlansProcedure = clinicianProcedure({ resource: 'plan', phi: true, audit: 'plan.compare' })
  .input(comparePlansInput)
  .output(planComparisonSchema)
  .query(({ ctx, input }) => comparePlans(ctx.service, input));
