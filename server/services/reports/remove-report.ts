import type { z } from 'zod';
import type { removeReportInput } from '@/server/contracts/report';
import type { workspaceSchema } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';

export function removeReport(_ctx: ServiceContext, _input: z.output<typeof removeReportInput>): Promise<z.input<typeof workspaceSchema>> {
  return Promise.reject(new Error('not built yet'));
}
