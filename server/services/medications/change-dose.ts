import type { z } from 'zod';
import type { changeDoseInput } from '@/server/contracts/medication';
import type { workspaceSchema } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';

export function changeDose(_ctx: ServiceContext, _input: z.output<typeof changeDoseInput>): Promise<z.input<typeof workspaceSchema>> {
  return Promise.reject(new Error('not built yet'));
}
