import type { z } from 'zod';
import { insertAllergies } from '@/db/queries/facts/insert-facts';
import { markReceived } from '@/db/queries/patients/store-patient';
import type { createAllergyInput } from '@/server/contracts/allergy';
import type { Workspace } from '@/server/contracts/workspace';
import { loadKnowledge } from '@/server/knowledge/load';
import { knownIngredients } from '../catalog/known-ingredients';
import { checkPastDay } from '../check-day';
import type { ServiceContext } from '../context';
import { actOnPatient, wrongField } from '../patient-act';

/** An allergy or intolerance entered by hand. */
export const createAllergy = (ctx: ServiceContext, input: z.output<typeof createAllergyInput>): Promise<Workspace> =>
  actOnPatient(ctx, input, {
    needs: 'history:enter',
    event: 'allergy.created',
    objectKind: 'allergy',
    change: async ({ db, entry, chart, on, provenance }, { text, ingredient, type, reaction, on: notedOn }) => {
      if (ingredient !== null && !knownIngredients(loadKnowledge()).has(ingredient)) {
        throw wrongField('ingredient', 'This ingredient is not in the catalog; choose one from the list or leave it out.');
      }
      checkPastDay('on', notedOn, { birthOn: chart.patient.birthOn, on });
      const fact = { id: '', text, ingredient, type, reaction, on: notedOn, provenance };
      const [id] = await insertAllergies(db, entry, [{ fact, importKey: null }]);
      await markReceived(db, entry, { conditions: false, medications: false, allergies: true });
      return { objectId: id ?? null };
    },
  });
