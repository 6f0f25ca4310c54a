import type { z } from 'zod';
import { insertEpisodes } from '@/db/queries/facts/insert-facts';
import { markInError, markReplaced } from '@/db/queries/facts/mark-in-error';
import type { MedicationEpisode } from '@/server/clinical/model/chart';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { correctMedicationInput } from '@/server/contracts/medication';
import type { Workspace } from '@/server/contracts/workspace';
import { loadKnowledge } from '@/server/knowledge/load';
import { AppError } from '@/server/platform/errors';
import { checkOrder, checkPlannableDay } from '../check-day';
import type { ServiceContext } from '../context';
import { actOnPatient, rowIdOf, wrongField } from '../patient-act';
import { checkDose, toMicrograms } from './check-dose';
import { checkExisted, findDrug } from './find-drug';
import type { NamedDrug } from './find-drug';
import { findEpisode } from './find-episode';

type Correction = z.output<typeof correctMedicationInput>;

const statusOn = ({ startOn, stopOn, stopReasonKind }: Correction, on: LocalDate): MedicationEpisode['status'] => {
  if (stopOn !== null && stopOn <= on) return 'stopped';
  if (stopOn === null && stopReasonKind !== null) return 'stopped';
  return startOn !== null && startOn > on ? 'planned' : 'active';
};

function checkSteps({ steps, startOn, stopOn, confirmed }: Correction, named: NamedDrug): void {
  const days = steps.map(({ from }) => from);
  if (new Set(days).size !== days.length) throw wrongField('steps', 'Two doses begin on the same day.');
  steps.forEach(({ from, mgPerDay }, index) => {
    checkOrder(`steps.${index}.from`, startOn, from);
    if (stopOn !== null && from > stopOn) throw wrongField(`steps.${index}.from`, 'This dose begins after the last day taken.');
    if (mgPerDay !== null) checkDose({ mgPerDay, confirmed, field: `steps.${index}.mgPerDay` }, named.content, null);
  });
}

/** Puts a corrected episode in the place of one that was entered wrongly. The wrong one stays with its mark and points to it. */
export const correctMedication = (ctx: ServiceContext, input: Correction): Promise<Workspace> =>
  actOnPatient(ctx, input, {
    needs: 'medication:change',
    event: 'medication.corrected',
    objectKind: 'medication',
    change: async ({ db, entry, chart, on, provenance, ctx: { actor } }, given) => {
      const wrong = findEpisode(chart, given.episodeId);
      const knowledge = loadKnowledge();
      const named = findDrug(knowledge, given);
      const days = { birthOn: chart.patient.birthOn, on };
      checkPlannableDay('startOn', given.startOn, days);
      checkPlannableDay('stopOn', given.stopOn, days);
      checkOrder('stopOn', given.startOn, given.stopOn);
      checkExisted(knowledge, named.drug, 'startOn', given.startOn, actor.clinic.region);
      checkSteps(given, named);
      const whose = { kind: 'medication', clinicId: entry.clinicId, patientId: entry.patientId, id: rowIdOf(given.episodeId) } as const;
      if (!(await markInError(db, whose, { by: entry.recordedBy, why: given.correction }))) throw new AppError('changed-meanwhile');
      const fact: MedicationEpisode = {
        id: '',
        drug: named.drug,
        drugId: named.drugId,
        display: named.display,
        codings: named.drugId === wrong.drugId && named.drug === wrong.drug ? wrong.codings : [],
        status: statusOn(given, on),
        startOn: given.startOn,
        stopOn: given.stopOn,
        steps: given.steps.map(({ from, mgPerDay, timesPerDay, form, reason }) => ({
          from,
          microgramsPerDay: mgPerDay === null ? null : toMicrograms(mgPerDay),
          timesPerDay,
          form,
          reason,
        })),
        asNeeded: given.asNeeded,
        indication: given.indication,
        startReason: given.startReason,
        stopReason: given.stopReasonKind === null ? null : { kind: given.stopReasonKind, text: given.stopReasonText },
        refills: wrong.refills,
        provenance: { ...provenance, resource: wrong.provenance.resource },
      };
      const [id] = await insertEpisodes(db, entry, [{ fact, importKey: null }]);
      if (id === undefined) throw new Error('the corrected episode was not stored');
      await markReplaced(db, whose, id);
      return { objectId: `medication:${id}`, details: { replaces: given.episodeId } };
    },
  });
