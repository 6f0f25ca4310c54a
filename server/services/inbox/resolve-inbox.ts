import type { z } from 'zod';
import type { resolveInboxInput } from '@/server/contracts/inbox';
import type { workspaceSchema } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';

export function resolveInbox(_ctx: ServiceContext, _input: z.output<typeof resolveInboxInput>): Promise<z.input<typeof workspaceSchema>> {
  return Promise.reject(new Error('not built yet'));
}
