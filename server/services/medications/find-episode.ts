import type { Chart, DoseStep, MedicationEpisode } from '@/server/clinical/model/chart';
import { AppError } from '@/server/platform/errors';

/** An episode that stands in this patient's chart; anybody else's is not found, in the same words. */
export function findEpisode(chart: Chart, episodeId: string): MedicationEpisode {
  const found = chart.episodes.find(({ id }) => id === episodeId);
  if (found === undefined) throw new AppError('not-found');
  return found;
}

/** The step that holds on a day; `null` before the first. */
export const stepOn = ({ steps }: MedicationEpisode, day: string): DoseStep | null => steps.filter(({ from }) => from <= day).at(-1) ?? null;
