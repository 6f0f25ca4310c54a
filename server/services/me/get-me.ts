import type { z } from 'zod';
import type { meSchema } from '@/server/contracts/me';
import type { ServiceContext } from '../context';

export function getMe(_ctx: ServiceContext): Promise<z.input<typeof meSchema>> {
  return Promise.reject(new Error('not built yet'));
}
