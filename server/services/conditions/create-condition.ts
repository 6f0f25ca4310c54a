import type { z } from 'zod';
import type { createConditionInput } from '@/server/contracts/condition';
import type { workspaceSchema } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';

export function createCondition(_ctx: ServiceContext, _input: z.output<typeof createConditionInput>): Promise<z.input<typeof workspaceSchema>> {
  return Promise.reject(new Error('not built yet'));
}
