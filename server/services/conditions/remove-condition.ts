import type { z } from 'zod';
import type { removeConditionInput } from '@/server/contracts/condition';
import type { workspaceSchema } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';

export function removeCondition(_ctx: ServiceContext, _input: z.output<typeof removeConditionInput>): Promise<z.input<typeof workspaceSchema>> {
  return Promise.reject(new Error('not built yet'));
}
