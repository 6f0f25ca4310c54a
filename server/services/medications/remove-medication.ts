import type { z } from 'zod';
import type { removeMedicationInput } from '@/server/contracts/medication';
import type { workspaceSchema } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';

export function removeMedication(_ctx: ServiceContext, _input: z.output<typeof removeMedicationInput>): Promise<z.input<typeof workspaceSchema>> {
  return Promise.reject(new Error('not built yet'));
}
