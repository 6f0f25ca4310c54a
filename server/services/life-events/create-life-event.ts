import type { z } from 'zod';
import type { createLifeEventInput } from '@/server/contracts/life-event';
import type { workspaceSchema } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';

export function createLifeEvent(_ctx: ServiceContext, _input: z.output<typeof createLifeEventInput>): Promise<z.input<typeof workspaceSchema>> {
  return Promise.reject(new Error('not built yet'));
}
