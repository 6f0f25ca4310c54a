import type { z } from 'zod';
import type { startMedicationInput } from '@/server/contracts/medication';
import type { workspaceSchema } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';

export function startMedication(_ctx: ServiceContext, _input: z.output<typeof startMedicationInput>): Promise<z.input<typeof workspaceSchema>> {
  return Promise.reject(new Error('not built yet'));
}
