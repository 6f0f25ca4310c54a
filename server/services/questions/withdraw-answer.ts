import type { z } from 'zod';
import { withdrawConfirmation } from '@/db/queries/facts/confirmation';
import type { withdrawAnswerInput } from '@/server/contracts/question';
import type { Workspace } from '@/server/contracts/workspace';
import { AppError } from '@/server/platform/errors';
import type { ServiceContext } from '../context';
import { actOnPatient, rowIdOf } from '../patient-act';

/** Takes back an answer: the fact is unasked again, the history keeps what was said and who took it back. */
export const withdrawAnswer = (ctx: ServiceContext, input: z.output<typeof withdrawAnswerInput>): Promise<Workspace> =>
  actOnPatient(ctx, input, {
    needs: 'question:answer',
    event: 'answer.withdrawn',
    objectKind: 'confirmation',
    change: async ({ db, entry }, { confirmationId }) => {
      const fact = await withdrawConfirmation(db, { ...entry, id: rowIdOf(confirmationId) }, entry.recordedBy);
      if (fact === null) throw new AppError('not-found');
      return { objectId: confirmationId, details: { fact } };
    },
  });
