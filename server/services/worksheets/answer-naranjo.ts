import type { z } from 'zod';
import type { Workspace } from '@/server/contracts/workspace';
import type { answerNaranjoInput } from '@/server/contracts/worksheet';
import type { ServiceContext } from '../context';
import { actOnPatient } from '../patient-act';
import { settleConfirmation } from './settle-confirmation';

const VALUES = { yes: 'present', no: 'absent', unknown: 'unknown' } as const;

/** An answer to a Naranjo question; the total and its band come from the engine with the fresh assessment. */
export const answerNaranjo = (ctx: ServiceContext, input: z.output<typeof answerNaranjoInput>): Promise<Workspace> =>
  actOnPatient(ctx, input, {
    needs: 'question:answer',
    event: 'worksheet.answered',
    objectKind: 'confirmation',
    change: async (scene, { question, answer }) => {
      const id = await settleConfirmation(scene, { fact: `item:naranjo-${question}`, value: VALUES[answer], detail: null });
      return { objectId: id, details: { question } };
    },
  });
