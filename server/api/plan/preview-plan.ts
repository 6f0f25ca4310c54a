import { planPreviewSchema, previewPlanInput } from '@/server/contracts/plan-preview';
import { previewPlan } from '@/server/services/plan/preview-plan';
import { clinicianProcedure } from '../trpc';

export const previewPlanProcedure = clinicianProcedure({ resource: 'plan', phi: true, audit: 'plan.preview' })
  .input(previewPlanInput)
  .output(planPreviewSchema)
  .query(({ ctx, input }) => previewPlan(ctx.service, input));
