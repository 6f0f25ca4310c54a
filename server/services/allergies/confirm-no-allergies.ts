import type { z } from 'zod';
import { insertConfirmations } from '@/db/queries/facts/insert-facts';
import { markReceived } from '@/db/queries/patients/store-patient';
import { ANY_ALLERGY } from '@/server/clinical/model/no-allergy';
import type { confirmNoAllergiesInput } from '@/server/contracts/allergy';
import type { Workspace } from '@/server/contracts/workspace';
import { loadKnowledge } from '@/server/knowledge/load';
import { AppError } from '@/server/platform/errors';
import type { ServiceContext } from '../context';
import { actOnPatient } from '../patient-act';

/** "None at all", and every allergy that a question of the content asks for: it answers each of them. */
const allergyKeys = (): string[] =>
  [ANY_ALLERGY, ...new Set(loadKnowledge().questions.flatMap(({ facts }) => facts.map(({ key }) => key)))].filter((key) => key.startsWith('allergy:')).sort();

/** "No known allergies, asked today." */
export const confirmNoAllergies = (ctx: ServiceContext, input: z.output<typeof confirmNoAllergiesInput>): Promise<Workspace> =>
  actOnPatient(ctx, input, {
    needs: 'history:enter',
    event: 'allergy.none-confirmed',
    objectKind: 'allergy',
    change: async ({ db, entry, chart, on, ctx: { actor } }) => {
      if (chart.allergies.length > 0 || chart.waiting.some(({ kind }) => kind === 'allergy')) {
        throw new AppError('already-there', { sentence: 'An allergy stands in the chart or waits in the inbox. Settle that one first.' });
      }
      const facts = allergyKeys();
      await insertConfirmations(
        db,
        entry,
        facts.map((fact) => ({ confirmation: { fact, value: 'absent', detail: null, on, by: actor.name }, questionId: null })),
      );
      await markReceived(db, entry, { conditions: false, medications: false, allergies: true });
      return { objectId: null, details: { facts: facts.length } };
    },
  });
