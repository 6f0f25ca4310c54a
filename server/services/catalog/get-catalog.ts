import type { z } from 'zod';
import type { catalogSchema } from '@/server/contracts/catalog';
import type { ServiceContext } from '../context';

export function getCatalog(_ctx: ServiceContext): Promise<z.input<typeof catalogSchema>> {
  return Promise.reject(new Error('not built yet'));
}
