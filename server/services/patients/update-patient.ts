import type { z } from 'zod';
import type { updatePatientInput } from '@/server/contracts/patient';
import type { workspaceSchema } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';

export function updatePatient(_ctx: ServiceContext, _input: z.output<typeof updatePatientInput>): Promise<z.input<typeof workspaceSchema>> {
  return Promise.reject(new Error('not built yet'));
}
