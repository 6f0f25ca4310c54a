import type { z } from 'zod';
import type { searchPatientsInput, searchPatientsOutput } from '@/server/contracts/patient';
import type { ServiceContext } from '../context';

export function searchPatients(_ctx: ServiceContext, _input: z.output<typeof searchPatientsInput>): Promise<z.input<typeof searchPatientsOutput>> {
  return Promise.reject(new Error('not built yet'));
}
