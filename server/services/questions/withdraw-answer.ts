import type { z } from 'zod';
import type { withdrawAnswerInput } from '@/server/contracts/question';
import type { workspaceSchema } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';

export function withdrawAnswer(_ctx: ServiceContext, _input: z.output<typeof withdrawAnswerInput>): Promise<z.input<typeof workspaceSchema>> {
  return Promise.reject(new Error('not built yet'));
}
