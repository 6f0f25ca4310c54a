import type { z } from 'zod';
import type { removeAllergyInput } from '@/server/contracts/allergy';
import type { workspaceSchema } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';

export function removeAllergy(_ctx: ServiceContext, _input: z.output<typeof removeAllergyInput>): Promise<z.input<typeof workspaceSchema>> {
  return Promise.reject(new Error('not built yet'));
}
