import type { Chart, MedicationEpisode } from '../model/chart';
import { addDays } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { PlanTerms } from './terms';

/** Whether an episode is taken on a day, its last day included. */
export const isTaken = ({ status, startOn, stopOn }: MedicationEpisode, on: LocalDate): boolean =>
  status === 'active' && (startOn === null || startOn <= on) && (stopOn === null || stopOn >= on);

/** Whether an episode is of a drug of the content; one without a recorded form is of every form of its ingredient. */
export const isEpisodeOf = ({ drugId, drug }: MedicationEpisode, id: string, terms: PlanTerms): boolean => (drugId === null ? terms.drug(id)?.ingredient === drug : drugId === id);

/** Micrograms a day on a day; `null` when the record does not say. */
export const doseOnDay = ({ steps }: MedicationEpisode, on: LocalDate): number | null => {
  const past = steps.filter(({ from }) => from <= on).sort((a, b) => (a.from < b.from ? -1 : 1));
  return past[past.length - 1]?.microgramsPerDay ?? null;
};

/** Micrograms a day of a drug of the content that the record has on a day; `null` where it is not taken or the dose is not recorded. */
export const doseOfRecord = ({ episodes }: Chart, drug: string, { terms, on }: { readonly terms: PlanTerms; readonly on: LocalDate }): number | null =>
  episodes.filter((episode) => isTaken(episode, on) && isEpisodeOf(episode, drug, terms)).map((episode) => doseOnDay(episode, on)).find((dose) => dose !== null) ?? null;

/** Since when a drug of the content is taken on a day, entries that follow each other without a day between counted as one; `null` where the record does not say. */
export function takenSince({ episodes }: Chart, drug: string, { terms, on }: { readonly terms: PlanTerms; readonly on: LocalDate }): LocalDate | null {
  const own = episodes.filter((episode) => isEpisodeOf(episode, drug, terms));
  let first = own.filter((episode) => isTaken(episode, on)).map(({ startOn }) => startOn).sort()[0] ?? null;
  for (let earlier = first; earlier !== null; ) {
    first = earlier;
    const eve = addDays(first, -1);
    earlier = own.find(({ startOn, stopOn }) => startOn !== null && startOn <= eve && stopOn !== null && stopOn >= eve)?.startOn ?? null;
  }
  return first;
}

/** The last day up to a day on which the record has a drug of the content as taken, in words that follow its name; `null` where it has none. */
export function lastRecorded({ episodes }: Chart, drug: string, { terms, on }: { readonly terms: PlanTerms; readonly on: LocalDate }): LastRecorded | null {
  const days = episodes.filter((episode) => episode.status !== 'planned' && isEpisodeOf(episode, drug, terms)).flatMap(({ startOn, stopOn, steps }): LastRecorded[] => [
    ...(startOn === null ? [] : [{ day: startOn, words: 'as begun on' }]),
    ...steps.filter(({ microgramsPerDay }) => microgramsPerDay !== 0).map(({ from }) => ({ day: from, words: 'with a dose from' })),
    ...(stopOn === null ? [] : [{ day: stopOn, words: 'with its last day on' }]),
  ]).filter(({ day }) => day <= on);
  return days.reduce<LastRecorded | null>((last, entry) => (last === null || entry.day > last.day ? entry : last), null);
}
export type LastRecorded = { readonly day: LocalDate; readonly words: string };
