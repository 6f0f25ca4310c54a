import type { z } from 'zod';
import { insertEpisodes } from '@/db/queries/facts/insert-facts';
import { markReceived } from '@/db/queries/patients/store-patient';
import type { MedicationEpisode } from '@/server/clinical/model/chart';
import type { startMedicationInput } from '@/server/contracts/medication';
import type { Workspace } from '@/server/contracts/workspace';
import { loadKnowledge } from '@/server/knowledge/load';
import { AppError } from '@/server/platform/errors';
import { checkPlannableDay } from '../check-day';
import type { ServiceContext } from '../context';
import { actOnPatient } from '../patient-act';
import { checkDose, toMicrograms } from './check-dose';
import { checkExisted, findDrug } from './find-drug';
import type { NamedDrug } from './find-drug';

/** Two episodes of one formulation at a time would be one dose entered twice. */
const isTaken = (episode: MedicationEpisode, named: NamedDrug, startOn: string): boolean =>
  episode.drug === named.drug &&
  episode.drugId === named.drugId &&
  (episode.stopOn === null ? episode.status !== 'stopped' : episode.stopOn >= startOn);

/** A new medicine from a day on, which may lie ahead. */
export const startMedication = (ctx: ServiceContext, input: z.output<typeof startMedicationInput>): Promise<Workspace> =>
  actOnPatient(ctx, input, {
    needs: 'medication:change',
    event: 'medication.started',
    objectKind: 'medication',
    change: async ({ db, entry, chart, on, provenance, ctx: { actor } }, given) => {
      const knowledge = loadKnowledge();
      const named = findDrug(knowledge, given);
      checkPlannableDay('startOn', given.startOn, { birthOn: chart.patient.birthOn, on });
      checkExisted(knowledge, named.drug, 'startOn', given.startOn, actor.clinic.region);
      if (chart.episodes.some((episode) => isTaken(episode, named, given.startOn))) {
        throw new AppError('already-there', { sentence: 'This medicine is being taken already. Change its dose instead.', fields: { name: 'Taken already.' } });
      }
      checkDose({ mgPerDay: given.mgPerDay, confirmed: given.confirmed, field: 'mgPerDay' }, named.content, null);
      const fact: MedicationEpisode = {
        id: '',
        drug: named.drug,
        drugId: named.drugId,
        display: named.display,
        codings: [],
        status: given.startOn > on ? 'planned' : 'active',
        startOn: given.startOn,
        stopOn: null,
        steps: [
          {
            from: given.startOn,
            microgramsPerDay: toMicrograms(given.mgPerDay),
            timesPerDay: given.timesPerDay,
            form: given.form,
            reason: given.reason,
          },
        ],
        asNeeded: given.asNeeded,
        indication: given.indication,
        startReason: given.reason,
        stopReason: null,
        refills: [],
        provenance,
      };
      const [id] = await insertEpisodes(db, entry, [{ fact, importKey: null }]);
      await markReceived(db, entry, { conditions: false, medications: true, allergies: false });
      return { objectId: id ?? null, details: { confirmed: given.confirmed } };
    },
  });
