import type { z } from 'zod';
import type { removeLifeEventInput } from '@/server/contracts/life-event';
import type { workspaceSchema } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';

export function removeLifeEvent(_ctx: ServiceContext, _input: z.output<typeof removeLifeEventInput>): Promise<z.input<typeof workspaceSchema>> {
  return Promise.reject(new Error('not built yet'));
}
