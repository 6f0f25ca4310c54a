import type { z } from 'zod';
import type { removeObservationInput } from '@/server/contracts/observation';
import type { workspaceSchema } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';

export function removeObservation(_ctx: ServiceContext, _input: z.output<typeof removeObservationInput>): Promise<z.input<typeof workspaceSchema>> {
  return Promise.reject(new Error('not built yet'));
}
