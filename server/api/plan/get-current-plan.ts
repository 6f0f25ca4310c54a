import { z } from 'zod';
import { currentPlanSchema } from '@/server/contracts/plan-preview';
import { getCurrentPlan } from '@/server/services/plan/get-current-plan';
import { clinicianProcedure } from '../trpc';

export const getCurrentPlanProcedure = clinicianProcedure({ resource: 'plan', phi: true, audit: 'plan.current' })
  .input(z.object({ patientId: z.uuid() }))
  .output(currentPlanSchema)
  .query(({ ctx, input }) => getCurrentPlan(ctx.service, input));
