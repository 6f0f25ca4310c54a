import type { z } from 'zod';
import type { confirmNoAllergiesInput } from '@/server/contracts/allergy';
import type { workspaceSchema } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';

export function confirmNoAllergies(_ctx: ServiceContext, _input: z.output<typeof confirmNoAllergiesInput>): Promise<z.input<typeof workspaceSchema>> {
  return Promise.reject(new Error('not built yet'));
}
