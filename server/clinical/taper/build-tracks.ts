import { daysBetween } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { PlanRequest, PlanStrategy, Refusal, Result } from '../model/plan';
import type { Fall } from '../model/plan-content';
import { dayInWords } from '../words/day';
import { doseInWords } from '../words/dose';
import type { Chosen, Crossing } from './choose-strategy';
import { descend, gentle, hyperbolic, proportional, withTail } from './falls';
import type { Descent, FallStep } from './falls';
import { makeDose } from './make-dose';
import { pacedDays } from './pace';
import { micrograms } from './products';
import type { Wanted } from './read-request';
import type { Ceiling } from './hard-stops';
import { done, refuse } from './refuse';
import { ascend } from './rises';
import type { Rise } from './rises';
import { nameOf } from './terms';
import type { PlanTerms } from './terms';
import type { Track } from './tracks';

/** Where content was silent and a general rule stepped in. */
export type Silence = { readonly drug: string; readonly about: 'fall' | 'interval' | 'start' | 'rise' | 'no-smaller-dose' | 'no-step' | 'above-ceiling' | 'start-not-made' | 'proportional' | 'not-made'; readonly detail: string };
export type Built = { readonly tracks: readonly Track[]; readonly silences: readonly Silence[] };
export type Building = { readonly request: PlanRequest; readonly wanted: Wanted; readonly chosen: Chosen; readonly terms: PlanTerms; readonly start: LocalDate; readonly firstDoses: ReadonlyMap<string, number>; /** Doses above which the patient may take no step of the drug. */ readonly ceilings: ReadonlyMap<string, Ceiling> };

const DAYS_A_WEEK = 7;
const TAIL_HALVINGS = 2;

/** Each drug's doses on the common axis of days: what falls, what stays, and what begins when the others let it. */
export function buildTracks(building: Building): Result<Built, Refusal> {
  const { wanted, chosen, request, terms } = building;
  const silences: Silence[] = [];
  const tracks: Track[] = [];
  const joins = new Map<string, number>();
  const join = (drug: string, day: number): unknown => joins.set(drug, Math.max(joins.get(drug) ?? 0, day));
  const { oneAfterAnother } = request.steering;
  const changing = [...wanted.from].filter(([drug, dose]) => wanted.to.get(drug) !== dose);
  if (oneAfterAnother && changing.length < 2 && wanted.added.length < 2) return refuse('steering', 'one-after-another', 'one after another needs two medicines that end, or two that begin');
  /** Day on which the drug whose turn it is may begin to change. */
  let turn = 0;
  for (const drug of wanted.from.keys()) {
    const crossings = chosen.crossings.filter(({ old }) => old === drug);
    const beside = chosen.beside.filter(({ old }) => old === drug);
    const fallen = fallOf(drug, crossings, { ...building, silences });
    if (!fallen.ok) return fallen;
    const from = wanted.from.get(drug) ?? 0;
    const target = wanted.to.get(drug) ?? 0;
    const wait = oneAfterAnother && from !== target ? turn : 0;
    const { steps, end } = withHolds(fallen.value, [...crossings, ...beside], { from, join: (next, day) => join(next, day + wait) });
    const waiting = wait > 0 ? [{ day: 0, dose: from }] : [];
    tracks.push({ drug, events: [...waiting, ...steps.map(({ day, dose }) => ({ day: day + wait, dose })), { day: end + wait, dose: target }] });
    if (from !== target) turn = end + wait;
    for (const crossing of crossings) {
      const day = joinDay(crossing, { steps, end, from });
      if (day === null) return gapNotNamed(crossing, terms);
      join(crossing.next, day + wait);
    }
  }
  let free = 0;
  for (const drug of wanted.added) {
    const earliest = Math.max(joins.get(drug) ?? 0, free);
    const day = free > 0 ? done(earliest) : requestedDay(drug, earliest, building);
    if (!day.ok) return day;
    const rise = riseOf(drug, { ...building, silences });
    if (!rise.ok) return rise;
    let at = day.value;
    const events = rise.value.steps.map(({ dose, days }) => {
      const event = { day: at, dose };
      at += days ?? 0;
      return event;
    });
    tracks.push({ drug, events });
    if (oneAfterAnother) free = at + terms.knowledge.tapering.general.rise.intervalDays;
  }
  return request.steering.newDrugOn !== null && wanted.added.length === 0
    ? refuse('steering', 'no-new-drug', 'a first day of the new drug is given, and there is no new drug')
    : done({ tracks, silences });
}

type Falling = Building & { readonly silences: Silence[] };
type Timed = { readonly dose: number; readonly days: number };

function fallOf(drug: string, crossings: readonly Crossing[], building: Falling): Result<readonly Timed[], Refusal> {
  const { request, wanted, terms } = building;
  const { general } = terms.knowledge.tapering;
  const from = wanted.from.get(drug) ?? 0;
  const target = wanted.to.get(drug) ?? 0;
  if (from === target) return done([]);
  const descent: Descent = { drug, from, target, products: terms.products(drug, request.region), terms };
  const way = wayDown(drug, crossings, { ...building, descent });
  const steered = steerFall(way.steps, way.days, { ...building, descent });
  if (!steered.ok) return steered;
  const kept = underCeiling(steered.value, { ...building, descent });
  const timed = kept.map(({ dose, days }) => ({ dose, days: request.steering.stepDays ?? (days === null ? way.days : way.paced ? pacedDays(days, request.pace, general) : days) }));
  if (timed.length === 0 && way.strategy !== 'direct-switch' && way.strategy !== 'stop' && target === 0) building.silences.push({ drug, about: isSmallest(descent) ? 'no-smaller-dose' : 'no-step', detail: doseInWords(from) });
  for (const { asked, dose } of kept) if (asked !== undefined) building.silences.push({ drug, about: 'not-made', detail: `${doseInWords(asked)} cannot be made here, ${doseInWords(dose)} is taken` });
  const least = target === 0 && timed.length > 0 ? (terms.rule(drug)?.minimumTaperDays ?? 0) : 0;
  const short = least - timed.reduce((sum, { days }) => sum + days, 0);
  return done(timed.map((step, at) => (at === timed.length - 1 && short > 0 ? { ...step, days: step.days + short } : step)));
}

/** Whether nothing that is sold makes less than the first dose. */
const isSmallest = ({ from, products }: Descent): boolean => products.liquids.length === 0 && !products.solidDoses.some((dose) => dose < from);

/** Who takes more than the patient may take goes under it at once, where that is no larger cut than content allows. */
function underCeiling(steps: readonly FallStep[], { request, terms, descent, ceilings, silences }: Falling & { readonly descent: Descent }): readonly FallStep[] {
  const { drug, from, target } = descent;
  const ceiling = ceilings.get(drug);
  if (ceiling === undefined || from <= ceiling.dose || request.steering.firstCutMg !== null) return steps;
  const kept = steps.filter(({ dose }) => dose <= ceiling.dose);
  const first = kept[0]?.dose ?? target;
  if (kept.length === steps.length || first < from * (1 - terms.knowledge.tapering.general.largestCutShare.share)) return steps;
  silences.push({ drug, about: 'above-ceiling', detail: `${doseInWords(ceiling.dose)}, the limit ${ceiling.why}` });
  return kept;
}

type Way = { readonly steps: readonly FallStep[]; readonly days: number; readonly paced: boolean; readonly strategy: PlanStrategy };

function wayDown(drug: string, crossings: readonly Crossing[], { request, chosen, terms, wanted, silences, descent }: Falling & { readonly descent: Descent }): Way {
  const { general, hyperbolic: curves, linear, intervalWeeks } = terms.knowledge.tapering;
  const rule = terms.rule(drug);
  const paced = (days: number): number => pacedDays(days, request.pace, general);
  const isStopped = wanted.stopped.includes(drug);
  const [decisive] = [...crossings].sort((a, b) => b.gap.days - a.gap.days);
  const own = decisive?.strategy ?? (isStopped ? (request.strategy === null ? (rule?.toNothing ?? 'linear-taper') : chosen.strategy) : chosen.strategy === 'augmentation' || chosen.crossings.length > 0 ? 'dose-reduction' : chosen.strategy);
  const strategy: PlanStrategy = own === 'dose-reduction' && isStopped ? (rule?.toNothing ?? 'linear-taper') : own;
  if (strategy === 'stop') return { steps: [], days: 1, paced: true, strategy };
  if (strategy === 'hyperbolic-taper') {
    if (terms.curve(drug) !== null) return { steps: hyperbolic(descent, request.pace), days: curves[request.pace].intervalWeeks * DAYS_A_WEEK, paced: false, strategy };
    silences.push({ drug, about: 'proportional', detail: '' });
    return { steps: proportional(descent), days: paced(intervalWeeks.longUseOrHighRisk * DAYS_A_WEEK), paced: true, strategy };
  }
  const quarter: Fall = { kind: 'share', share: strategy === 'dose-reduction' ? general.doseReduction.share : 1 / linear.n, tailHalvings: 0, liquidTail: false };
  if (strategy === 'dose-reduction') return { steps: descend(quarter, descent), days: paced(general.doseReduction.intervalDays), paced: true, strategy };
  if (strategy === 'linear-taper') {
    const steps = rule?.fall === null || rule === null ? [] : descend(rule.fall, descent);
    return steps.length > 0
      ? { steps, days: paced(rule?.intervalDays ?? linear.intervalWeeks * DAYS_A_WEEK), paced: true, strategy }
      : { steps: descend(quarter, descent), days: paced(linear.intervalWeeks * DAYS_A_WEEK), paced: true, strategy };
  }
  const { schedule } = decisive?.pair ?? { schedule: null };
  const fall: Fall = (strategy === 'direct-switch' ? schedule?.beforeDirect : schedule?.fall) ?? { kind: 'drug-rule' };
  if (fall.kind === 'drug-rule' && (rule?.fall ?? null) === null) silences.push({ drug, about: 'fall', detail: '' });
  const days = schedule?.intervalDays ?? rule?.intervalDays ?? null;
  if (days === null && fall.kind !== 'none') silences.push({ drug, about: 'interval', detail: '' });
  return { steps: descend(fall, descent), days: paced(days ?? general.inSwitch.intervalDays), paced: true, strategy };
}

/** The prescriber's first cut and liquid tail. */
function steerFall(steps: readonly FallStep[], days: number, { request, terms, descent }: Falling & { readonly descent: Descent }): Result<readonly FallStep[], Refusal> {
  const { firstCutMg, liquidTail } = request.steering;
  let result = [...steps];
  if (firstCutMg !== null) {
    const first = descent.from - micrograms(firstCutMg);
    if (!(first > descent.target && first < descent.from)) return refuse('steering', 'first-cut', `a first cut of ${firstCutMg} mg leaves no dose between ${doseInWords(descent.from)} and ${doseInWords(descent.target)}`);
    if (makeDose(first, descent.products, terms.rule(descent.drug)) === null) return refuse('steering', 'first-cut', `a first cut of ${firstCutMg} mg leaves ${doseInWords(first)}, which no tablet, half or liquid makes`);
    result = [{ dose: first, days: null }, ...gentle(result.filter(({ dose }) => dose < first), { ...descent, from: first })];
  }
  if (liquidTail && descent.target === 0) {
    if (descent.products.liquids.length === 0) return refuse('steering', 'liquid-tail', `no liquid of ${nameOf(descent.drug, terms)} is sold in the ${request.region}`);
    const tail = withTail(result, { halvings: TAIL_HALVINGS, liquid: true }, descent).slice(result.length);
    const tailDays = Math.max(days, terms.knowledge.tapering.intervalWeeks.standard * DAYS_A_WEEK);
    result = [...result, ...tail.map(({ dose }) => ({ dose, days: tailDays }))];
  }
  return done(result);
}

type Placed = { readonly steps: readonly { readonly day: number; readonly dose: number }[]; readonly end: number };

/** Puts the steps on days; a step at which a new drug joins after a hold is longer by the hold. */
function withHolds(timed: readonly Timed[], crossings: readonly Crossing[], { from, join }: { readonly from: number; readonly join: (drug: string, day: number) => unknown }): Placed {
  const holds = new Map<number, number>();
  for (const { pair, strategy } of crossings) {
    const overlap = pair.schedule.overlap;
    if (overlap === null || !meets(strategy)) continue;
    const at = floorStep(timed, overlap, from);
    if (at !== null && overlap.holdDays > 0 && !isLowEnough(from, overlap, from)) holds.set(at, Math.max(holds.get(at) ?? 0, overlap.holdDays));
  }
  let day = 0;
  const steps = timed.map(({ dose, days }, at) => {
    const placed = { day, dose };
    day += days + (holds.get(at) ?? 0);
    return placed;
  });
  for (const { next, pair, strategy } of crossings) {
    const overlap = pair.schedule.overlap;
    if (strategy !== 'augmentation' || overlap === null) continue;
    const at = floorStep(timed, overlap, from);
    if (!isLowEnough(from, overlap, from)) join(next, at === null ? day : (steps[at]?.day ?? day));
  }
  return { steps, end: day };
}

type Overlap = NonNullable<Crossing['pair']['schedule']['overlap']>;
const meets = (strategy: PlanStrategy): boolean => strategy === 'cross-taper' || strategy === 'hyperbolic-taper' || strategy === 'linear-taper' || strategy === 'dose-reduction';

/** Whether the old drug is low enough for the new one beside it. */
export const isLowEnough = (dose: number, { oldAtMostMg, oldAtMostShare }: Overlap, from: number): boolean =>
  (oldAtMostMg === null || dose <= micrograms(oldAtMostMg)) && (oldAtMostShare === null || dose <= from * oldAtMostShare);

/** The step of the old drug from which on the new one may be taken. */
function floorStep(timed: readonly { readonly dose: number }[], overlap: Overlap, from: number): number | null {
  const at = timed.findIndex(({ dose }, index) => index >= overlap.fromStep - 1 && isLowEnough(dose, overlap, from));
  return at < 0 ? null : at;
}

const mayMeet = ({ pair, strategy }: Crossing): boolean => meets(strategy) && pair.schedule.overlap !== null && pair.crossTaperAllowed;

/** Full days free of the old drug before the new one that content asks for; none where the two may meet. */
export function freeDays(crossing: Crossing, from: number): number {
  const { pair, strategy, gap } = crossing;
  const { gap: asked } = pair.schedule;
  if (mayMeet(crossing)) return 0;
  const extra = asked !== null && strategy !== 'direct-switch' && (asked.fromMg === null || from >= micrograms(asked.fromMg)) ? asked.days : 0;
  return Math.max(gap.days, extra);
}

/** First day on which the new drug may be taken; `null` when content names no length for the gap asked for. */
function joinDay(crossing: Crossing, { steps, end, from }: Placed & { readonly from: number }): number | null {
  const { overlap } = crossing.pair.schedule;
  if (overlap !== null && mayMeet(crossing)) {
    const at = floorStep(steps, overlap, from);
    if (at === null) return end;
    const held = isLowEnough(from, overlap, from) ? 0 : overlap.holdDays;
    return (steps[at]?.day ?? end) + held;
  }
  const days = freeDays(crossing, from);
  return crossing.strategy === 'taper-washout-start' && days === 0 ? null : end + days;
}

/** A wash-out was asked for where no source names its length: a first day of the prescriber's own would settle it. */
const gapNotNamed = ({ old, next, pair }: Crossing, terms: PlanTerms): Result<never, Refusal> =>
  refuse('strategy', 'gap-not-named', `no source names the length of a gap between ${nameOf(old, terms)} and ${nameOf(next, terms)}; choose taper-then-start and give the first day of ${nameOf(next, terms)}`, pair.refs);

/** The prescriber's own first day, never earlier than the content lets it be. */
function requestedDay(drug: string, earliest: number, { request, start, chosen, terms }: Building): Result<number, Refusal> {
  const { newDrugOn } = request.steering;
  if (newDrugOn === null) return done(earliest);
  const day = daysBetween(start, newDrugOn);
  if (day >= earliest) return done(day);
  const [strictest] = chosen.crossings.filter(({ next }) => next === drug).sort((a, b) => b.gap.days - a.gap.days);
  const days = strictest?.gap.days ?? 0;
  const refs = strictest?.gap.stop?.refs ?? strictest?.pair.refs ?? [];
  if (strictest !== undefined && days > 0) return refuse('steering', strictest.gap.stop?.id ?? 'gap-needed', `blocked: ${Math.max(0, days - (earliest - day))} full days free of ${nameOf(strictest.old, terms)}, ${days} needed`, refs);
  return refuse('steering', 'too-early', `${nameOf(drug, terms)} on ${dayInWords(newDrugOn)} is ${earliest - day} days before the content lets it start`, refs);
}

function riseOf(drug: string, { request, wanted, chosen, terms, silences, firstDoses }: Falling): Result<Rise, Refusal> {
  const target = wanted.to.get(drug) ?? 0;
  const rule = terms.rule(drug);
  const usual = terms.drug(drug)?.usualStartMg ?? null;
  if ((rule?.toNothing ?? null) === null) {
    if (usual === null || target > micrograms(usual)) {
      return refuse('to', 'no-titration', `no source here gives how ${nameOf(drug, terms)} is brought to ${doseInWords(target)}${usual === null ? '' : `; its first dose of ${usual} mg can be planned`}: plan the rest by hand`);
    }
  }
  const pairs = [...chosen.crossings, ...chosen.beside].filter(({ next }) => next === drug).map(({ old, pair }) => ({ old, present: wanted.from.get(old) ?? 0, pair }));
  const rise = ascend({ drug, target, products: terms.products(drug, request.region), terms, pace: request.pace, pairs, atMost: firstDoses.get(drug) ?? null });
  if (rise.general.start) silences.push({ drug, about: 'start', detail: doseInWords(rise.steps[0]?.dose ?? target) });
  if (rise.general.steps) silences.push({ drug, about: 'rise', detail: '' });
  if (rise.startNotMade !== null) silences.push({ drug, about: 'start-not-made', detail: `${doseInWords(rise.startNotMade.asked)} cannot be made, ${doseInWords(rise.startNotMade.made)} is the nearest` });
  return done(rise);
}
