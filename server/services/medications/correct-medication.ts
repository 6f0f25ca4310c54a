import type { z } from 'zod';
import type { correctMedicationInput } from '@/server/contracts/medication';
import type { workspaceSchema } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';

export function correctMedication(_ctx: ServiceContext, _input: z.output<typeof correctMedicationInput>): Promise<z.input<typeof workspaceSchema>> {
  return Promise.reject(new Error('not built yet'));
}
