import { removeConditionInput } from '@/server/contracts/condition';
import { workspaceSchema } from '@/server/contracts/workspace';
import { removeCondition } from '@/server/services/conditions/remove-condition';
import { prescriberProcedure } from '../trpc';

export const removeConditionProcedure = prescriberProcedure({ resource: 'condition', phi: true, audit: 'condition.removed' })
  .input(removeConditionInput)
  .output(workspaceSchema)
  .mutation(({ ctx, input }) => removeCondition(ctx.service, input));
