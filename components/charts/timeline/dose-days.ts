import { formatDose } from '../../ui/amounts';
import { dayOfNumber, formatDay } from '../../ui/days';
import type { DoseSegment, MedicineEpisode } from './series';

/** The last dose with the day it was begun: a dose never stands beside the day of another one. */
export function lastDoseOf({ segments, from }: Pick<MedicineEpisode, 'segments' | 'from'>): { readonly micrograms: number | null; readonly from: number } {
  const other = segments.findLastIndex(({ micrograms }) => micrograms !== segments.at(-1)?.micrograms);
  const begun: DoseSegment | undefined = segments[other + 1];
  return { micrograms: begun?.micrograms ?? null, from: begun?.from ?? from };
}

/** Part of a dose: without it, what is taken now and then reads as taken every day. */
export const AS_NEEDED = ', as needed';

/** What stands beside a bar too short for its words. */
export function besideWords(episode: Pick<MedicineEpisode, 'segments' | 'from' | 'status' | 'openEnd' | 'asNeeded'>): string {
  const { micrograms, from } = lastDoseOf(episode);
  const since = episode.status === 'active' ? 'since' : 'from';
  return `${micrograms === null ? 'dose not recorded' : formatDose(micrograms)} ${since} ${formatDay(dayOfNumber(from))}${episode.asNeeded ? AS_NEEDED : ''}${episode.openEnd ? ', end not recorded' : ''}`;
}
