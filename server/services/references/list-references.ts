import type { z } from 'zod';
import type { listReferencesInput, listReferencesOutput } from '@/server/contracts/reference';
import type { ServiceContext } from '../context';

export function listReferences(_ctx: ServiceContext, _input: z.output<typeof listReferencesInput>): Promise<z.input<typeof listReferencesOutput>> {
  return Promise.reject(new Error('not built yet'));
}
