import type { z } from 'zod';
import type { createAllergyInput } from '@/server/contracts/allergy';
import type { workspaceSchema } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';

export function createAllergy(_ctx: ServiceContext, _input: z.output<typeof createAllergyInput>): Promise<z.input<typeof workspaceSchema>> {
  return Promise.reject(new Error('not built yet'));
}
