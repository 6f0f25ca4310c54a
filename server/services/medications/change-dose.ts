import type { z } from 'zod';
import { insertSteps } from '@/db/queries/facts/insert-facts';
import { markStepInError } from '@/db/queries/facts/medication';
import type { changeDoseInput } from '@/server/contracts/medication';
import type { Workspace } from '@/server/contracts/workspace';
import { loadKnowledge } from '@/server/knowledge/load';
import { AppError } from '@/server/platform/errors';
import { checkOrder, checkPlannableDay } from '../check-day';
import type { ServiceContext } from '../context';
import { actOnPatient, rowIdOf, unusual, wrongField } from '../patient-act';
import { checkDose, toMicrograms } from './check-dose';
import { findEpisode, stepOn } from './find-episode';

/** Another dose of the same medicine from a day on: a new step, never a change of an old one. */
export const changeDose = (ctx: ServiceContext, input: z.output<typeof changeDoseInput>): Promise<Workspace> =>
  actOnPatient(ctx, input, {
    needs: 'medication:change',
    event: 'medication.dose-changed',
    objectKind: 'medication',
    change: async ({ db, entry, chart, on, provenance }, given) => {
      const episode = findEpisode(chart, given.episodeId);
      checkPlannableDay('from', given.from, { birthOn: chart.patient.birthOn, on });
      checkOrder('from', episode.startOn, given.from);
      if (episode.status === 'stopped' || (episode.stopOn !== null && given.from > episode.stopOn)) {
        throw wrongField('from', 'This medicine is stopped by then. Start it anew, or correct the episode.');
      }
      const before = stepOn(episode, given.from);
      const microgramsPerDay = toMicrograms(given.mgPerDay);
      if (before !== null && before.microgramsPerDay === microgramsPerDay && before.timesPerDay === given.timesPerDay && before.form === given.form) {
        throw new AppError('already-there', { sentence: 'This is the dose that is taken already.', fields: { mgPerDay: 'No change.' } });
      }
      const drug = loadKnowledge().drugs.find(({ id }) => id === episode.drugId) ?? null;
      checkDose({ mgPerDay: given.mgPerDay, confirmed: given.confirmed, field: 'mgPerDay' }, drug, before?.microgramsPerDay ?? null);
      if (!given.confirmed && episode.steps.some(({ from }) => from > given.from)) {
        throw unusual('from', 'A later dose stands in the chart already and stays as it is.');
      }
      const whose = { ...entry, episodeId: rowIdOf(given.episodeId) };
      if (before?.from === given.from) await markStepInError(db, whose, { fromOn: given.from, by: entry.recordedBy });
      await insertSteps(db, entry, [
        {
          episodeId: whose.episodeId,
          step: { from: given.from, microgramsPerDay, timesPerDay: given.timesPerDay, form: given.form, reason: given.reason },
          provenance,
        },
      ]);
      return { objectId: given.episodeId, details: { confirmed: given.confirmed } };
    },
  });
