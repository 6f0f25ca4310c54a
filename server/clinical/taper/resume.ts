import { addDays, daysBetween } from '../model/local-date';
import type { FactId } from '../model/ids';
import type { LocalDate } from '../model/local-date';
import type { PlanRequest, Refusal, Result } from '../model/plan';
import { dayInWords } from '../words/day';
import { freeDays } from './build-tracks';
import type { Chosen } from './choose-strategy';
import { neverTogether, tooSoon } from './hard-stops';
import type { LastRecorded } from './present-doses';
import { done, either, refuse } from './refuse';
import { nameOf } from './terms';
import type { PlanTerms } from './terms';
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
  readonly notEnded: NotEnded;
  /** The plan's new medicines that the chart has as taken already. */
  readonly already: ReadonlySet<string>;
  /** Last days on which the chart has the plan's medicines as taken: none of them can be free of it. */
  readonly recorded: ReadonlyMap<string, LastRecorded>;
  readonly terms: PlanTerms;
};
/** A medicine of the plan that the chart does not have as ended, with its entries: `null` where they are taken still, else why it is not clear, in words that follow the name; `isDated` where a last day stands there that is ahead. */
export type NotEndedOne = { readonly why: string | null; readonly isDated: boolean; readonly records: readonly FactId[] };
export type NotEnded = ReadonlyMap<string, NotEndedOne>;

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
  const isNew = (drug: string): boolean => !resuming.from.has(drug);
  const begins = (drug: string): boolean => !last.doses.has(drug) && isNew(drug);
  /** Nothing is left but to wait for what begins. */
  const onlyWaits = tracks.every(({ drug, events }) => isNew(drug) || events.every(({ day }) => day <= here.day));
  const isWaitedFor = (drug: string): boolean => resuming.chosen.crossings.some((crossing) => crossing.old === drug && begins(crossing.next) && freeDays(crossing, resuming.from.get(drug) ?? 0) > 0);
  const over = tracks.flatMap(({ drug, ...track }) => {
    const free = freeFrom({ drug, ...track });
    // In a wash-out that runs the chart may know an earlier last day than the one before the start.
    const isOver = free !== null && (free < here.day || (free === here.day && onlyWaits && isWaitedFor(drug) && (resuming.stopped.get(drug) ?? 0) < 0));
    return isOver ? [{ drug, asPlanned: free - here.day }] : [];
  });
  const name = (drug: string): string => nameOf(drug, resuming.terms);
  const freeSince = (message: string): Result<never, Refusal> => asking({ code: 'free-since', message, refs: [] }, over.map((entry) => entry.drug));
  const ended: Ended[] = [];
  for (const { drug, on } of request.steering.freeSince) {
    const day = daysBetween(start, on);
    if (!over.some((entry) => entry.drug === drug)) return freeSince(`${name(drug)} has not ended before step ${at}${over.length === 0 ? '' : `; ${either(over.map((entry) => name(entry.drug)))} has`}`);
    if (day > 0) return freeSince(`${name(drug)} is to have ended before step ${at}, and ${dayInWords(on)} is after ${dayInWords(start)}, its first day`);
    if (ended.some((entry) => entry.drug === drug)) return freeSince(`two first days without ${name(drug)} are given`);
    const last = resuming.recorded.get(drug);
    if (last !== undefined && on <= last.day) return freeSince(`the chart has ${name(drug)} ${last.words} ${dayInWords(last.day)}, and ${dayInWords(on)} is given as the first day without it: give a later day, or correct the record`);
    ended.push({ drug, day, by: 'given' });
  }
  const silent = over.filter(({ drug }) => !ended.some((entry) => entry.drug === drug));
  const unsettled = silent.flatMap(({ drug }) => unsettledBy(drug, resuming));
  if (unsettled.length > 0) {
    const message = `${unsettled.map(({ words }) => words).join('; ')}: ${unsettled.every(({ isDated }) => isDated) ? 'correct' : 'record'} ${unsettled.length === 1 ? 'its last day' : 'the last day of each'}, or give the first day without it`;
    return asking({ code: 'still-taken', message, refs: [...new Set(unsettled.flatMap(({ refs }) => refs))], records: unsettled.flatMap(({ records }) => records) }, unsettled.map(({ drug }) => drug));
  }
  for (const { drug, asPlanned } of silent) {
    const recorded = resuming.stopped.get(drug);
    ended.push(recorded === undefined ? { drug, day: asPlanned, by: 'plan' } : { drug, day: recorded, by: 'chart' });
  }
  const hasEnded = (drug: string): boolean => ended.some((end) => end.drug === drug);
  const rest = tracks.flatMap((track) => (hasEnded(track.drug) ? [] : shifted(track, here)));
  const early = rest.filter(({ drug }) => (isNew(drug) && !begins(drug)) || resuming.already.has(drug)).flatMap((track) => ended.flatMap((end) => begunTooSoon(track.drug, end, resuming)))[0];
  if (early !== undefined) return { ok: false, error: early };
  const waiting = rest.filter(({ drug }) => begins(drug));
  const late = Math.max(0, ...waiting.flatMap((track) => ended.map(({ drug, day }) => lacking(track, { drug, day }, resuming))));
  const days = late > 0 || !onlyWaits || waiting.length === 0 ? late : Math.max(...waiting.map((track) => sooner(track, { ended, over }, resuming)));
  return done({
    tracks: days === 0 ? rest : rest.map((track) => (begins(track.drug) ? { ...track, events: track.events.map((event) => ({ ...event, day: Math.max(0, event.day + days) })) } : track)),
    before: new Map([...last.doses].filter(([drug]) => !hasEnded(drug))),
    ended: ended.sort((a, b) => (a.drug < b.drug ? -1 : 1)),
    begun: new Map(tracks.flatMap((track) => (resuming.from.has(track.drug) || !last.doses.has(track.drug) ? [] : [[track.drug, (startOf(track) ?? here.day) - here.day] as const]))),
    moved: here.day,
  });
}

/** Refused until the first day without some of these medicines is given. */
const asking = (error: Pick<Refusal, 'code' | 'message' | 'refs' | 'records'>, asks: readonly string[]): Result<never, Refusal> => ({ ok: false, error: { ...error, where: 'steering', ...(asks.length > 0 && { asks }) } });

/** Why the plan's own day is not taken for a medicine that the chart does not have as ended: a new one must not meet it, or waits for days free of it. */
function unsettledBy(drug: string, { chosen, from, notEnded, terms }: Resuming): { readonly drug: string; readonly words: string; readonly isDated: boolean; readonly refs: Refusal['refs']; readonly records: readonly FactId[] }[] {
  const unclear = notEnded.get(drug);
  if (unclear === undefined) return [];
  const [strictest] = chosen.crossings
    .filter(({ old }) => old === drug)
    .map((crossing) => ({ ...crossing, days: freeDays(crossing, from.get(drug) ?? 0), stop: crossing.gap.stop ?? neverTogether([drug, crossing.next], terms)?.stop ?? null }))
    .filter(({ days, pair, stop }) => days > 0 || !pair.crossTaperAllowed || stop !== null)
    .sort((a, b) => b.days - a.days);
  if (strictest === undefined) return [];
  const { next, days, stop, pair } = strictest;
  const needed = days > 0 ? `${days} full ${days === 1 ? 'day' : 'days'} free of it are needed before ${nameOf(next, terms)}` : `it may not be taken together with ${nameOf(next, terms)}`;
  return [{ drug, words: `${unclear.why === null ? `the chart has ${nameOf(drug, terms)} as taken still` : `${nameOf(drug, terms)} ${unclear.why}`}, and ${needed}`, isDated: unclear.isDated, refs: stop?.refs ?? pair.refs, records: unclear.records }];
}

/** A new medicine that is taken already while the days free of an old one are not over. */
function begunTooSoon(next: string, { drug, day }: Ended, { chosen, from, terms }: Resuming): Refusal[] {
  const crossing = chosen.crossings.find((entry) => entry.old === drug && entry.next === next);
  const needed = crossing === undefined ? 0 : freeDays(crossing, from.get(drug) ?? 0);
  if (crossing === undefined || -day >= needed) return [];
  const { gap: { stop }, pair } = crossing;
  const words = tooSoon(nameOf(next, terms), nameOf(drug, terms), { days: -day, needed });
  return [stop === null ? { code: 'gap-needed', where: 'to', message: `${words}: ${pair.notes}`, refs: pair.refs } : { code: stop.id, where: 'to', message: `${words} (${stop.rule})`, refs: stop.refs }];
}

/** Days by which a new medicine would begin too early after one that has ended. */
function lacking(track: Track, { drug, day }: Pick<Ended, 'drug' | 'day'>, { chosen, from }: Resuming): number {
  const crossing = chosen.crossings.find(({ old, next }) => old === drug && next === track.drug);
  const begin = startOf(track);
  return crossing === undefined || begin === null ? 0 : freeDays(crossing, from.get(drug) ?? 0) - (begin - day);
}

/** Days, 0 or less, by which a new medicine may begin before its day in the plan, because what it waits for has ended before its own; what else it waits stays. */
function sooner(track: Track, { ended, over }: { readonly ended: readonly Ended[]; readonly over: readonly { readonly drug: string; readonly asPlanned: number }[] }, { chosen, from }: Resuming): number {
  const begin = startOf(track) ?? 0;
  const waits = chosen.crossings.flatMap((crossing) => {
    const [end, planned] = [ended.find(({ drug }) => drug === crossing.old), over.find(({ drug }) => drug === crossing.old)];
    return crossing.next !== track.drug || end === undefined || planned === undefined ? [] : [{ days: freeDays(crossing, from.get(crossing.old) ?? 0), day: end.day, asPlanned: planned.asPlanned }];
  }).filter(({ days }) => days > 0);
  if (waits.length === 0) return 0;
  const lead = Math.max(...waits.map(({ days, day }) => day + days)) - Math.max(...waits.map(({ days, asPlanned }) => asPlanned + days));
  return Math.max(-begin, Math.min(0, lead));
}

function shifted(track: Track, { day }: Stretch): Track[] {
  if ((freeFrom(track) ?? day) < day) return [];
  const later = track.events.filter((event) => event.day > day).map((event) => ({ ...event, day: event.day - day }));
  return [{ drug: track.drug, events: [{ day: 0, dose: doseOn(track, day) }, ...later] }];
}

/** What had ended, as it stands on the plan. */
export const freeOf = (ended: readonly Ended[], start: LocalDate): { readonly drug: string; readonly since: LocalDate }[] => ended.map(({ drug, day }) => ({ drug, since: addDays(start, day) }));
