import { addDays } from '../model/local-date';
import type { LocalDate } from '../model/local-date';

/** Doses of one drug over the days of a plan: from each day on (0 is the start) so many micrograms a day; 0 is none. */
export type Track = { readonly drug: string; readonly events: readonly { readonly day: number; readonly dose: number }[] };
/** Days on which no dose changes; `days` is `null` for the open end. */
export type Stretch = { readonly day: number; readonly days: number | null; readonly doses: ReadonlyMap<string, number> };

/** Dose on a day; before the first event none. */
export const doseOn = ({ events }: Track, day: number): number => {
  let dose = 0;
  for (const event of events) if (event.day <= day) dose = event.dose;
  return dose;
};

/** First day without the drug from which on it is not taken again; `null` while it goes on. */
export const freeFrom = ({ events }: Track): number | null => {
  const last = events[events.length - 1];
  return last?.dose === 0 ? last.day : null;
};

/** First day with a dose. */
export const startOf = ({ events }: Track): number | null => events.find(({ dose }) => dose > 0)?.day ?? null;

/** The days of all drugs cut where any dose changes. `marks` cuts as well where a dose stays the same. */
export function stretchesOf(tracks: readonly Track[], marks: readonly number[] = []): Stretch[] {
  const days = [...new Set([0, ...marks, ...tracks.flatMap(({ events }) => events.map(({ day }) => day))])].sort((a, b) => a - b);
  const stretches: Stretch[] = [];
  for (const day of days) {
    const doses = new Map(tracks.flatMap((track) => (doseOn(track, day) > 0 ? [[track.drug, doseOn(track, day)] as const] : [])));
    const before = stretches[stretches.length - 1];
    if (before !== undefined && sameDoses(before.doses, doses)) continue;
    if (before !== undefined) stretches[stretches.length - 1] = { ...before, days: day - before.day };
    stretches.push({ day, days: null, doses });
  }
  return stretches;
}

const sameDoses = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean => a.size === b.size && [...a].every(([drug, dose]) => b.get(drug) === dose);

/** Moves everything from a day on to later by so many days. */
export const delayed = (tracks: readonly Track[], from: number, days: number): Track[] =>
  tracks.map(({ drug, events }) => ({ drug, events: events.map((event) => (event.day >= from ? { ...event, day: event.day + days } : event)) }));

/** The calendar day of a day of the plan, 0 being the start. */
export const dayOf = (start: LocalDate, day: number): LocalDate => addDays(start, day);
