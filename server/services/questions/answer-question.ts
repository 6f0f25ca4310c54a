import type { z } from 'zod';
import type { answerQuestionInput } from '@/server/contracts/question';
import type { workspaceSchema } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';

export function answerQuestion(_ctx: ServiceContext, _input: z.output<typeof answerQuestionInput>): Promise<z.input<typeof workspaceSchema>> {
  return Promise.reject(new Error('not built yet'));
}
