import type { z } from 'zod';
import { markStepsAfter, stopEpisode } from '@/db/queries/facts/medication';
import type { stopMedicationInput } from '@/server/contracts/medication';
import type { Workspace } from '@/server/contracts/workspace';
import { checkOrder, checkPlannableDay } from '../check-day';
import type { ServiceContext } from '../context';
import { actOnPatient, rowIdOf, wrongField } from '../patient-act';
import { findEpisode } from './find-episode';

/** The last day taken and why; it may lie ahead. */
export const stopMedication = (ctx: ServiceContext, input: z.output<typeof stopMedicationInput>): Promise<Workspace> =>
  actOnPatient(ctx, input, {
    needs: 'medication:change',
    event: 'medication.stopped',
    objectKind: 'medication',
    change: async ({ db, entry, chart, on }, { episodeId, stopOn, reasonKind, reasonText }) => {
      const episode = findEpisode(chart, episodeId);
      if (episode.stopOn !== null) throw wrongField('stopOn', 'A last day is entered already; correct the episode instead.');
      checkPlannableDay('stopOn', stopOn, { birthOn: chart.patient.birthOn, on });
      checkOrder('stopOn', episode.startOn, stopOn);
      const whose = { ...entry, episodeId: rowIdOf(episodeId) };
      await stopEpisode(db, whose, {
        status: stopOn > on ? episode.status : 'stopped',
        on: stopOn,
        reason: { kind: reasonKind, text: reasonText },
        by: entry.recordedBy,
      });
      await markStepsAfter(db, whose, { on: stopOn, by: entry.recordedBy });
      return { objectId: episodeId, details: { reason: reasonKind } };
    },
  });
