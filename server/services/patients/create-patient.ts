import type { z } from 'zod';
import type { createPatientInput, createPatientOutput } from '@/server/contracts/patient';
import type { ServiceContext } from '../context';

export function createPatient(_ctx: ServiceContext, _input: z.output<typeof createPatientInput>): Promise<z.input<typeof createPatientOutput>> {
  return Promise.reject(new Error('not built yet'));
}
