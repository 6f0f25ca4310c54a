import type { z } from 'zod';
import type { createObservationInput } from '@/server/contracts/observation';
import type { workspaceSchema } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';

export function createObservation(_ctx: ServiceContext, _input: z.output<typeof createObservationInput>): Promise<z.input<typeof workspaceSchema>> {
  return Promise.reject(new Error('not built yet'));
}
