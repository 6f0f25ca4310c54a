import type { FactId } from '../model/ids';
import type { Refusal } from '../model/plan';
import type { HardStop, Limit } from '../model/plan-content';
import { doseInWords } from '../words/dose';
import { micrograms } from './products';
import { nameOf } from './terms';
import type { PlanTerms } from './terms';
import { doseOn, freeFrom, startOf } from './tracks';
import type { Track } from './tracks';

/** What the chart adds to the plan: who it is, and drugs beside or before it. */
export type PlanPatient = {
  readonly ageYears: number | null;
  /** Condition sets that are present. */
  readonly conditions: ReadonlySet<string>;
  /** Drug ids and ingredients taken beside the plan. */
  readonly beside: readonly string[];
  /** Drugs stopped before the plan; `day` is the first free day, 0 or less. */
  readonly before: readonly EndOfChart[];
  /** Drugs beside the plan whose last day is recorded and not over; `day` is the first free day, 1 or more, `lastOn` the last day in words. */
  readonly ending: readonly (EndOfChart & { readonly lastOn: string })[];
  /** Drugs of which the chart does not say on which days they are taken. */
  readonly unclear: readonly Unclear[];
  /** First days of the plan's own medicines as the chart has them, counted from the start. */
  readonly since: ReadonlyMap<string, number>;
  /** Names of what is taken beside the plan where no form is recorded: an entry stands for it, and is not what it is. */
  readonly called: ReadonlyMap<string, string>;
};
/** The end of a drug, what the chart calls it where it is of the chart, and its first free day. */
type EndOfChart = { readonly drug: string; readonly called?: string; readonly day: number };
/** Stopped on a day that is not recorded, perhaps taken still, or to begin; `words` follow the name of the drug. */
export type Unclear = { readonly id: FactId; readonly drug: string; readonly called: string; readonly kind: 'stopped' | 'perhaps-taken' | 'to-begin'; readonly words: string };
export const NOBODY: PlanPatient = { ageYears: null, conditions: new Set(), beside: [], before: [], ending: [], unclear: [], since: new Map(), called: new Map() };
/** What the chart calls a medicine beside the plan. */
const calledBy = ({ called }: PlanPatient, drug: string, terms: PlanTerms): string => nameOf(called.get(drug) ?? drug, terms);
/** What it calls one that ends, with its last day where that is ahead. */
const endInWords = ({ drug, called, lastOn }: EndOfChart & { readonly lastOn?: string }, terms: PlanTerms): string => `${nameOf(called ?? drug, terms)}${lastOn === undefined ? '' : `, whose last day is ${lastOn} by the chart,`}`;
/** Whether the chart has a medicine beside the plan as over before a day. */
const isOverBy = ({ ending }: PlanPatient, drug: string, day: number): boolean => ending.some((end) => end.drug === drug && end.day <= day);

/** A gap that content asks for between two drugs, with the stop that asks most; `stop` is `null` where only the pair does. */
export type RequiredGap = { readonly days: number; readonly stop: HardStop | null };

export function requiredGap(terms: PlanTerms, old: string, next: string): RequiredGap {
  let gap: RequiredGap = { days: terms.pair(old, next)?.minimumWashoutDays ?? 0, stop: null };
  for (const stop of terms.knowledge.switching.hardStops) {
    for (const limit of stop.limits) {
      if (limit.kind !== 'gap' || !some(terms, limit.from, old) || !some(terms, limit.to, next)) continue;
      if (limit.days > gap.days || (limit.days === gap.days && gap.stop === null)) gap = { days: limit.days, stop };
    }
  }
  return gap;
}

const some = (terms: PlanTerms, selectors: readonly string[], drug: string): boolean => selectors.some((selector) => terms.matches(selector, drug) || selector === `ingredient:${drug}`);

/** The first hard stop that the tracks break, as a refusal; `null` when none is. */
export function brokenStop(tracks: readonly Track[], held: Omit<Held, 'tracks'>): Refusal | null {
  for (const stop of held.terms.knowledge.switching.hardStops) {
    for (const limit of stop.limits) {
      const found = broken(limit, { tracks, ...held });
      if (found !== null) return { code: stop.id, where: 'to', message: `${found.words} (${stop.rule})`, refs: stop.refs, ...asksFor(found.records) };
    }
  }
  return brokenPairGap(tracks, held);
}

/** The free days of the pair table hold after a medicine of the chart as after one of the plan; one whose end is not known, or not reached, leaves none. */
function brokenPairGap(tracks: readonly Track[], { terms, patient, from, begun }: Omit<Held, 'tracks'>): Refusal | null {
  for (const track of tracks) {
    const start = startOf(track);
    const isBegun = begun.has(track.drug);
    if (start === null || (from.has(track.drug) && !isBegun)) continue;
    const refused = (drug: string, words: (needed: number, next: string) => string | null, records: readonly FactId[] = []): Refusal | null => {
      const pair = drug === track.drug ? null : terms.pair(drug, track.drug);
      const message = pair === null || pair.minimumWashoutDays === 0 ? null : words(pair.minimumWashoutDays, nameOf(track.drug, terms));
      return pair === null || message === null ? null : { code: 'gap-needed', where: 'to', message: `${message}: ${pair.notes}`, refs: pair.refs, ...asksFor(records) };
    };
    const ended = endsOfChart(patient, isBegun).map((end) => refused(end.drug, (needed, next) => (start - end.day >= needed ? null : freeDaysLeft(end, { next, start, isBegun, needed, terms }))));
    const unclear = patient.unclear.filter(({ drug, kind }) => kind !== 'to-begin' && !isDated(patient, drug)).map(({ id, drug, called, words }) => refused(drug, (needed, next) => `${nameOf(called, terms)} ${words}; ${freeDaysNeeded(needed, next)}, so record its last day first`, [id]));
    const taken = patient.beside.filter((drug) => !isDated(patient, drug)).map((drug) => refused(drug, (needed, next) => `${calledBy(patient, drug, terms)} is taken by the chart; ${freeDaysNeeded(needed, next)}, so bring it down in the plan, or let the plan begin when it has ended`));
    const [first] = [...ended, ...(isBegun ? [] : [...unclear, ...taken])].filter((refusal) => refusal !== null);
    if (first !== undefined) return first;
  }
  return null;
}

/** Ends that the chart has beside the plan; for what is taken already only those that are over. */
const endsOfChart = ({ before, ending }: PlanPatient, isTaken: boolean): readonly (EndOfChart & { readonly lastOn?: string })[] => (isTaken ? before : [...before, ...ending]);
const isDated = ({ ending }: PlanPatient, drug: string): boolean => ending.some((end) => end.drug === drug);
const freeDaysLeft = (end: EndOfChart, { next, start, isBegun, needed, terms }: { readonly next: string; readonly start: number; readonly isBegun: boolean; readonly needed: number; readonly terms: PlanTerms }): string =>
  isBegun ? tooSoon(next, endInWords(end, terms), { days: start - end.day, needed }) : `${Math.max(0, start - end.day)} full days free of ${endInWords(end, terms)} before ${next}, ${needed} needed`;
const freeDaysNeeded = (days: number, next: string): string => `${days} full ${days === 1 ? 'day free of it is' : 'days free of it are'} needed before ${next}`;

/** What is taken already, though the days free of another medicine are not over: nothing that waits would mend it. */
export const tooSoon = (next: string, old: string, { days, needed }: { readonly days: number; readonly needed: number }): string =>
  `${next} is taken already with ${days} full ${days === 1 ? 'day' : 'days'} free of ${old}, ${needed} needed: act on this today`;

/** Two present drugs that content keeps apart on every day: why a plan from there breaks a stop, whichever it breaks first. */
export function togetherAlready(taken: readonly string[], patient: PlanPatient, terms: PlanTerms): Refusal | null {
  const found = neverTogether([...taken, ...patient.beside], terms);
  return found === null ? null : { code: found.stop.id, where: 'from', message: `${calledBy(patient, found.one, terms)} and ${calledBy(patient, found.other, terms)} are taken together already, which is forbidden, so no plan can begin here: plan by hand (${found.stop.rule})`, refs: found.stop.refs };
}

/** The first two of these drugs that content keeps apart on every day. */
export function neverTogether(drugs: readonly string[], terms: PlanTerms): { readonly one: string; readonly other: string; readonly stop: HardStop } | null {
  for (const stop of terms.knowledge.switching.hardStops) {
    for (const limit of stop.limits) {
      if (limit.kind !== 'never-together') continue;
      for (const one of drugs.filter((drug) => some(terms, limit.first, drug))) {
        const other = drugs.find((drug) => drug !== one && some(terms, limit.second, drug));
        if (other !== undefined) return { one, other, stop };
      }
    }
  }
  return null;
}

type Held = { readonly tracks: readonly Track[]; readonly terms: PlanTerms; readonly patient: PlanPatient; readonly from: ReadonlyMap<string, number>; /** New medicines begun before the first day: of gaps before them only those count that are not over yet. */ readonly begun: ReadonlySet<string> };

/** What breaks a stop, in words, and the medicines of the chart whose days would settle it. */
type Broken = { readonly words: string; readonly records: readonly FactId[] };
const inWords = (words: string | null): Broken | null => (words === null ? null : { words, records: [] });
const asksFor = (records: readonly FactId[]): Pick<Refusal, 'records'> => (records.length === 0 ? {} : { records });

function broken(limit: Limit, held: Held): Broken | null {
  switch (limit.kind) {
    case 'gap':
      return brokenGap(held, (old, next) => (some(held.terms, limit.from, old) && some(held.terms, limit.to, next) ? limit.days : 0));
    case 'largest-gap':
      return brokenGap(held, (old, next) => (some(held.terms, limit.into, next) ? requiredGap(held.terms, old, next).days : 0));
    case 'never-together':
      return brokenTogether(limit.first, limit.second, held);
    case 'ceiling':
      return inWords(brokenCeiling(limit, held));
    case 'first-dose':
      return inWords(brokenFirstDose(limit, held));
    case 'conditions': {
      const present = limit.sets.find((set) => held.patient.conditions.has(set));
      const drug = held.tracks.find((track) => limit.drugs.includes(track.drug) && startOf(track) !== null)?.drug;
      return present === undefined || drug === undefined ? null : inWords(`${nameOf(drug, held.terms)} is blocked by ${present} on the chart`);
    }
    case 'single-dose':
      return null;
  }
}

function brokenGap({ tracks, terms, patient, from, begun }: Held, daysFor: (old: string, next: string) => number): Broken | null {
  const ofPlan = tracks.flatMap((track) => ends(track));
  for (const track of tracks) {
    const start = startOf(track);
    if (start === null) continue;
    const isBegun = begun.has(track.drug);
    for (const end of [...ofPlan.filter(({ day }) => !isBegun || day <= 0), ...endsOfChart(patient, from.has(track.drug))]) {
      const needed = end.drug === track.drug ? 0 : daysFor(end.drug, track.drug);
      if (needed > 0 && start - end.day < needed) return inWords(freeDaysLeft(end, { next: nameOf(track.drug, terms), start, isBegun, needed, terms }));
    }
    if (isBegun) continue;
    for (const { id, drug, called, words } of patient.unclear.filter((entry) => entry.kind !== 'to-begin' && !isDated(patient, entry.drug))) {
      const needed = drug === track.drug ? 0 : daysFor(drug, track.drug);
      if (needed > 0) return { words: `${nameOf(called, terms)} ${words}; ${freeDaysNeeded(needed, nameOf(track.drug, terms))}, so record its last day first`, records: [id] };
    }
  }
  return null;
}

const ends = (track: Track): { readonly drug: string; readonly day: number }[] => {
  const day = freeFrom(track);
  return day === null ? [] : [{ drug: track.drug, day }];
};

function brokenTogether(first: readonly string[], second: readonly string[], { tracks, terms, patient, from }: Held): Broken | null {
  for (const a of tracks) {
    const others = [...(some(terms, first, a.drug) ? second : []), ...(some(terms, second, a.drug) ? first : [])];
    const other = tracks.find((b) => b.drug !== a.drug && some(terms, others, b.drug) && meet(a, b));
    if (other !== undefined) return inWords(`${nameOf(a.drug, terms)} and ${nameOf(other.drug, terms)} would be taken on the same day`);
    const start = startOf(a);
    if (start === null) continue;
    const forbids = (drug: string): boolean => drug !== a.drug && some(terms, others, drug);
    const beside = patient.beside.find((drug) => forbids(drug) && !isOverBy(patient, drug, start));
    if (beside !== undefined) return inWords(`${nameOf(a.drug, terms)} would be taken beside ${calledBy(patient, beside, terms)} of the chart`);
    // What ends with the plan does not wait for a medicine that may never come.
    const unclear = patient.unclear.find(({ drug, kind }) => kind !== 'stopped' && forbids(drug) && !(kind === 'to-begin' ? from.has(a.drug) && freeFrom(a) !== null : isOverBy(patient, drug, start)));
    if (unclear !== undefined) return { words: `${nameOf(a.drug, terms)} would be taken beside ${nameOf(unclear.called, terms)}, which ${unclear.words}`, records: [unclear.id] };
  }
  return null;
}

const meet = (a: Track, b: Track): boolean => [...a.events, ...b.events].some(({ day }) => doseOn(a, day) > 0 && doseOn(b, day) > 0);

function brokenCeiling({ drugs, mg, lower }: Extract<Limit, { kind: 'ceiling' }>, { tracks, terms, patient }: Held): string | null {
  const ended = [...tracks.flatMap((other) => ends(other)), ...endsOfChart(patient, false)];
  // Another drug that joins later can bring the ceiling down without a change of this one.
  const days = tracks.flatMap(({ events }) => events.map(({ day }) => day)).sort((a, b) => a - b);
  for (const track of tracks.filter(({ drug }) => drugs.includes(drug))) {
    for (const day of days) {
      const dose = doseOn(track, day);
      if (dose > micrograms(mg)) return `${doseInWords(dose)} of ${nameOf(track.drug, terms)} is above ${mg} mg`;
      if (lower === null || dose <= micrograms(lower.mg)) continue;
      const taken = tracks.filter((other) => doseOn(other, day) > 0).map((other) => other.drug);
      const why = whyLower(lower, { patient, taken, terms }) ?? clearing(lower, { ended, day, terms });
      if (why !== null) return `${doseInWords(dose)} of ${nameOf(track.drug, terms)} is above ${lower.mg} mg, the limit ${why}`;
    }
  }
  return null;
}

type Lower = NonNullable<Extract<Limit, { kind: 'ceiling' }>['lower']>;

/** Why the lower ceiling holds for a patient who takes these medicines; `null` when it does not. */
function whyLower({ ageOver, conditions, beside }: Lower, { patient, taken, terms }: { readonly patient: PlanPatient; readonly taken: readonly string[]; readonly terms: PlanTerms }): string | null {
  if (patient.ageYears !== null && patient.ageYears > ageOver) return `at the age of ${patient.ageYears}`;
  const why = conditions.find((set) => patient.conditions.has(set)) ?? [...taken, ...patient.beside].find((drug) => beside.includes(drug));
  return why === undefined ? null : `with ${calledBy(patient, why, terms)}`;
}

/** A medicine that has ended and still acts. */
function clearing({ clearing: drugs }: Lower, { ended, day, terms }: { readonly ended: PlanPatient['before']; readonly day: number; readonly terms: PlanTerms }): string | null {
  const acting = drugs.find(({ drug, days }) => ended.some((end) => end.drug === drug && day >= end.day && day < end.day + days));
  return acting === undefined ? null : `for ${acting.days} days after the last ${nameOf(acting.drug, terms)}`;
}

/** Micrograms a day that a patient takes at most of a drug, and why. */
export type Ceiling = { readonly dose: number; readonly why: string };

/** What the patient may take at most of each drug from the first day of a plan on. */
export function ceilingsOf(drugs: readonly string[], { terms, patient }: { readonly terms: PlanTerms; readonly patient: PlanPatient }): ReadonlyMap<string, Ceiling> {
  const limits = terms.knowledge.switching.hardStops.flatMap((stop) => stop.limits);
  return new Map(
    drugs.flatMap((drug) =>
      limits.flatMap((limit): [string, Ceiling][] => {
        if (limit.kind !== 'ceiling' || limit.lower === null || !limit.drugs.includes(drug)) return [];
        const why = whyLower(limit.lower, { patient, taken: [], terms });
        return why === null ? [] : [[drug, { dose: micrograms(limit.lower.mg), why }]];
      }),
    ),
  );
}

/** For who begins the drug; who took another form of it at such a dose until the day before does not begin. */
function brokenFirstDose({ drugs, mg, days }: Extract<Limit, { kind: 'first-dose' }>, { tracks, terms, from, patient }: Held): string | null {
  for (const track of tracks.filter(({ drug }) => drugs.includes(drug) && from.has(drug))) {
    const since = patient.since.get(track.drug);
    const early = track.events.find(({ day, dose }) => since !== undefined && day < since + days && dose > Math.max(micrograms(mg), from.get(track.drug) ?? 0));
    if (early !== undefined) return `${doseInWords(early.dose)} of ${nameOf(track.drug, terms)} before ${days} days on ${mg} mg: the chart has it for ${Math.max(0, early.day - (since ?? 0))}`;
  }
  for (const track of tracks.filter(({ drug }) => drugs.includes(drug) && !from.has(drug))) {
    const start = startOf(track);
    const ingredient = terms.drug(track.drug)?.ingredient;
    const eve = (drug: string): number => (start === 0 ? from.get(drug) : tracks.filter((other) => other.drug === drug).map((other) => doseOn(other, (start ?? 0) - 1))[0]) ?? 0;
    const used = Math.max(micrograms(mg), ...[...from.keys()].filter((drug) => terms.drug(drug)?.ingredient === ingredient).map(eve));
    const early = track.events.find(({ day, dose }) => start !== null && day < start + days && dose > used);
    if (early !== undefined) return `${doseInWords(early.dose)} of ${nameOf(track.drug, terms)} before ${days} days on ${mg} mg`;
  }
  return null;
}
