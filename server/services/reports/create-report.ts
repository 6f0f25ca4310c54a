import type { z } from 'zod';
import type { createReportInput } from '@/server/contracts/report';
import type { workspaceSchema } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';

export function createReport(_ctx: ServiceContext, _input: z.output<typeof createReportInput>): Promise<z.input<typeof workspaceSchema>> {
  return Promise.reject(new Error('not built yet'));
}
