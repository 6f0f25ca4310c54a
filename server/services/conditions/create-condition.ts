import type { z } from 'zod';
import { insertConditions } from '@/db/queries/facts/insert-facts';
import { markReceived } from '@/db/queries/patients/store-patient';
import type { Coding } from '@/server/clinical/model/chart';
import type { createConditionInput } from '@/server/contracts/condition';
import type { Workspace } from '@/server/contracts/workspace';
import { loadKnowledge } from '@/server/knowledge/load';
import { conditionCodings } from '../catalog/condition-codings';
import { checkOrder, checkPastDay } from '../check-day';
import type { ServiceContext } from '../context';
import { actOnPatient, wrongField } from '../patient-act';

/** The catalog's own coding: display and system come from the content, never from the caller. */
function codingOf(chosen: { readonly system: string; readonly code: string } | null): Coding[] {
  if (chosen === null) return [];
  const found = conditionCodings(loadKnowledge()).find(({ system, code }) => system === chosen.system && code === chosen.code);
  if (found === undefined) throw wrongField('coding', 'This code is not in the catalog; choose one from the list or leave it out.');
  return [found];
}

/** A diagnosis or problem entered by hand. */
export const createCondition = (ctx: ServiceContext, input: z.output<typeof createConditionInput>): Promise<Workspace> =>
  actOnPatient(ctx, input, {
    needs: 'history:enter',
    event: 'condition.created',
    objectKind: 'condition',
    change: async ({ db, entry, chart, on, provenance }, { text, coding, clinicalStatus, onsetOn, abatedOn }) => {
      const days = { birthOn: chart.patient.birthOn, on };
      checkPastDay('onsetOn', onsetOn, days);
      checkPastDay('abatedOn', abatedOn, days);
      checkOrder('abatedOn', onsetOn, abatedOn);
      const fact = { id: '', text, codings: codingOf(coding), clinicalStatus, onsetOn, recordedOn: on, abatedOn, provenance };
      const [id] = await insertConditions(db, entry, [{ fact, importKey: null }]);
      await markReceived(db, entry, { conditions: true, medications: false, allergies: false });
      return { objectId: id ?? null };
    },
  });
