import type { z } from 'zod';
import { withdrawConfirmation } from '@/db/queries/facts/confirmation';
import { drugAsked } from '@/server/clinical/story/ask-prescriber';
import type { withdrawAnswerInput } from '@/server/contracts/question';
import type { Workspace } from '@/server/contracts/workspace';
import { AppError } from '@/server/platform/errors';
import type { ServiceContext } from '../context';
import { actOnPatient, rowIdOf, wrongField } from '../patient-act';

/** Takes back an answer: the fact is unasked again, the history keeps what was said and who took it back. */
export const withdrawAnswer = (ctx: ServiceContext, input: z.output<typeof withdrawAnswerInput>): Promise<Workspace> =>
  actOnPatient(ctx, input, {
    needs: 'question:answer',
    event: 'answer.withdrawn',
    objectKind: 'confirmation',
    change: async ({ db, entry, chart }, { confirmationId }) => {
      const asked = chart.confirmations.find(({ id }) => id === confirmationId)?.fact;
      if (asked !== undefined && drugAsked(asked) !== null) throw wrongField('confirmationId', 'This goes with its task: take it back where it was set going.');
      const fact = await withdrawConfirmation(db, { ...entry, id: rowIdOf(confirmationId) }, entry.recordedBy);
      if (fact === null) throw new AppError('not-found');
      return { objectId: confirmationId, details: { fact } };
    },
  });
