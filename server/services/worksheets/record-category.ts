import type { z } from 'zod';
import { RECORDED_CATEGORY } from '@/server/clinical/causes/who-umc';
import type { Workspace } from '@/server/contracts/workspace';
import type { recordCategoryInput } from '@/server/contracts/worksheet';
import { loadKnowledge } from '@/server/knowledge/load';
import type { ServiceContext } from '../context';
import { actOnPatient, wrongField } from '../patient-act';
import { settleConfirmation } from './settle-confirmation';

/** The engine never proposes it, so whoever records it says why. */
const NEEDS_REASON = 'certain';

/** The category that a prescriber records, whatever the chart proposes. */
export const recordCategory = (ctx: ServiceContext, input: z.output<typeof recordCategoryInput>): Promise<Workspace> =>
  actOnPatient(ctx, input, {
    needs: 'question:answer',
    event: 'worksheet.answered',
    objectKind: 'confirmation',
    change: async (scene, { category, reason }) => {
      if (!loadKnowledge().causality.whoUmc.categories.some(({ id }) => id === category)) throw wrongField('category', 'This is none of the categories.');
      if (category === NEEDS_REASON && reason === null) throw wrongField('reason', 'Write why it is certain: a definite pharmacological event was seen.');
      const id = await settleConfirmation(scene, { fact: RECORDED_CATEGORY, value: 'present', detail: reason === null ? category : `${category}: ${reason}` });
      return { objectId: id, details: { category } };
    },
  });
