import type { z } from 'zod';
import type { removeConditionInput } from '@/server/contracts/condition';
import type { Workspace } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';
import { removeFact } from '../remove-fact';

/** A condition that was entered by mistake. */
export const removeCondition = (ctx: ServiceContext, { conditionId, ...input }: z.output<typeof removeConditionInput>): Promise<Workspace> =>
  removeFact(ctx, { ...input, factId: conditionId }, { kind: 'condition', event: 'condition.removed', needs: 'history:enter' });
