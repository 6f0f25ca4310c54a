import type { z } from 'zod';
import type { stopMedicationInput } from '@/server/contracts/medication';
import type { workspaceSchema } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';

export function stopMedication(_ctx: ServiceContext, _input: z.output<typeof stopMedicationInput>): Promise<z.input<typeof workspaceSchema>> {
  return Promise.reject(new Error('not built yet'));
}
