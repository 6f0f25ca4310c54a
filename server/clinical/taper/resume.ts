import { addDays, daysBetween } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { PlanRequest, Refusal, Result } from '../model/plan';
import { dayInWords } from '../words/day';
import { freeDays } from './build-tracks';
import type { Chosen } from './choose-strategy';
import { done, either, refuse } from './refuse';
import { doseOn, freeFrom, startOf, stretchesOf } from './tracks';
import type { Stretch, Track } from './tracks';

/** A medicine of the plan that had ended before the step taken up: its first free day, counted from the start, and who says so. */
export type Ended = { readonly drug: string; readonly day: number; readonly by: 'given' | 'chart' | 'plan' };
/** New medicines of the plan that were begun before the step taken up: their first days as the plan had them, counted from the start. */
export type Begun = ReadonlyMap<string, number>;
export type Resumed = { readonly tracks: readonly Track[]; readonly before: ReadonlyMap<string, number>; readonly ended: readonly Ended[]; readonly begun: Begun; readonly moved: number };
export type Resuming = {
  readonly request: PlanRequest;
  readonly start: LocalDate;
  readonly chosen: Chosen;
  readonly from: ReadonlyMap<string, number>;
  /** First free days of the plan's medicines that the chart has as stopped, counted from the start. */
  readonly stopped: ReadonlyMap<string, number>;
  /** Those that the chart has as taken still. */
  readonly taken: ReadonlySet<string>;
};

/**
 * The rest of a plan from one of its steps on, which begins on the start: what lies before it is over. A gap goes on from
 * the first day without the old medicine: as it is given, else as the chart has it, else as many days back as the plan had.
 * Where that leaves fewer days than content asks for, the new medicine waits.
 */
export function resume(tracks: readonly Track[], at: number, resuming: Resuming): Result<Resumed, Refusal> {
  const { request, start } = resuming;
  if (request.steering.newDrugOn !== null) return refuse('steering', 'new-drug-on-resumed', 'a first day of the new drug counts from the first day of its plan; leave it out for a plan that is taken up in its middle');
  const stretches = stretchesOf(tracks);
  const [here, last] = [stretches[at - 1], stretches[at - 2]];
  if (here === undefined || last === undefined) return refuse('steering', 'no-such-step', `the plan has no step ${at}; it has ${stretches.length === 1 ? 'one' : stretches.length}`);
  const over = tracks.flatMap((track) => {
    const free = freeFrom(track);
    return free !== null && free < here.day ? [{ drug: track.drug, asPlanned: free - here.day }] : [];
  });
  const ended: Ended[] = [];
  for (const { drug, on } of request.steering.freeSince) {
    const day = daysBetween(start, on);
    if (!over.some((entry) => entry.drug === drug)) return refuse('steering', 'free-since', `${drug} has not ended before step ${at}${over.length === 0 ? '' : `; ${either(over.map((entry) => entry.drug))} has`}`);
    if (day > 0) return refuse('steering', 'free-since', `${drug} is to have ended before step ${at}, and ${dayInWords(on)} is after ${dayInWords(start)}, its first day`);
    if (ended.some((entry) => entry.drug === drug)) return refuse('steering', 'free-since', `two first days without ${drug} are given`);
    ended.push({ drug, day, by: 'given' });
  }
  for (const { drug, asPlanned } of over) {
    if (ended.some((entry) => entry.drug === drug)) continue;
    const recorded = resuming.stopped.get(drug);
    const [strictest] = resuming.chosen.crossings.filter(({ old, gap }) => old === drug && gap.days > 0).sort((a, b) => b.gap.days - a.gap.days);
    if (resuming.taken.has(drug) && strictest !== undefined) return refuse('steering', 'still-taken', `the chart has ${drug} as taken still, and ${strictest.gap.days} full days free of it are needed before ${strictest.next}: record its last day, or give the first day without it`, strictest.gap.stop?.refs ?? strictest.pair.refs);
    ended.push(recorded === undefined ? { drug, day: asPlanned, by: 'plan' } : { drug, day: recorded, by: 'chart' });
  }
  const rest = tracks.flatMap((track) => shifted(track, here));
  const begins = (drug: string): boolean => !last.doses.has(drug) && !resuming.from.has(drug);
  const late = Math.max(0, ...rest.filter(({ drug }) => begins(drug)).flatMap((track) => ended.map(({ drug, day }) => lacking(track, { drug, day }, resuming))));
  return done({
    tracks: late === 0 ? rest : rest.map((track) => (begins(track.drug) ? { ...track, events: track.events.map((event) => ({ ...event, day: event.day + late })) } : track)),
    before: last.doses,
    ended: ended.sort((a, b) => (a.drug < b.drug ? -1 : 1)),
    begun: new Map(tracks.flatMap((track) => (resuming.from.has(track.drug) || !last.doses.has(track.drug) ? [] : [[track.drug, (startOf(track) ?? here.day) - here.day] as const]))),
    moved: here.day,
  });
}

/** Days by which a new medicine would begin too early after one that has ended. */
function lacking(track: Track, { drug, day }: Pick<Ended, 'drug' | 'day'>, { chosen, from }: Resuming): number {
  const crossing = chosen.crossings.find(({ old, next }) => old === drug && next === track.drug);
  const begin = startOf(track);
  return crossing === undefined || begin === null ? 0 : freeDays(crossing, from.get(drug) ?? 0) - (begin - day);
}

function shifted(track: Track, { day }: Stretch): Track[] {
  if ((freeFrom(track) ?? day) < day) return [];
  const later = track.events.filter((event) => event.day > day).map((event) => ({ ...event, day: event.day - day }));
  return [{ drug: track.drug, events: [{ day: 0, dose: doseOn(track, day) }, ...later] }];
}

/** What had ended, as it stands on the plan. */
export const freeOf = (ended: readonly Ended[], start: LocalDate): { readonly drug: string; readonly since: LocalDate }[] => ended.map(({ drug, day }) => ({ drug, since: addDays(start, day) }));
