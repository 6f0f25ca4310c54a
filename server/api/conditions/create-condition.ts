import { createConditionInput } from '@/server/contracts/condition';
import { workspaceSchema } from '@/server/contracts/workspace';
import { createCondition } from '@/server/services/conditions/create-condition';
import { prescriberProcedure } from '../trpc';

export const createConditionProcedure = prescriberProcedure({ resource: 'condition', phi: true, audit: 'condition.created' })
  .input(createConditionInput)
  .output(workspaceSchema)
  .mutation(({ ctx, input }) => createCondition(ctx.service, input));
