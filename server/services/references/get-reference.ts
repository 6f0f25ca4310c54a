import type { z } from 'zod';
import type { getReferenceInput, referenceSchema } from '@/server/contracts/reference';
import type { ServiceContext } from '../context';

export function getReference(_ctx: ServiceContext, _input: z.output<typeof getReferenceInput>): Promise<z.input<typeof referenceSchema>> {
  return Promise.reject(new Error('not built yet'));
}
