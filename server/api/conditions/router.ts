import { router } from '../trpc';
import { createConditionProcedure } from './create-condition';
import { removeConditionProcedure } from './remove-condition';

export const conditionsRouter = router({
  create: createConditionProcedure,
  remove: removeConditionProcedure,
});
