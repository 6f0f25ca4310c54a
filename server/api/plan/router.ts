import { router } from '../trpc';
import { comparePlansProcedure } from './compare-plans';
import { getCurrentPlanProcedure } from './get-current-plan';
import { previewPlanProcedure } from './preview-plan';

export const planRouter = router({
  preview: previewPlanProcedure,
  compare: comparePlansProcedure,
  current: getCurrentPlanProcedure,
});
