import type { z } from 'zod';
import type { getWorkspaceInput, workspaceSchema } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';

export function getWorkspace(_ctx: ServiceContext, _input: z.output<typeof getWorkspaceInput>): Promise<z.input<typeof workspaceSchema>> {
  return Promise.reject(new Error('not built yet'));
}
