import type { PlanRequest, PlanStrategy, Refusal, Result } from '../model/plan';
import type { SwitchPair } from '../model/plan-content';
import { doseInWords } from '../words/dose';
import { requiredGap } from './hard-stops';
import type { RequiredGap } from './hard-stops';
import { micrograms } from './products';
import type { Wanted } from './read-request';
import { done, either, refuse } from './refuse';
import { nameOf } from './terms';
import type { PlanTerms } from './terms';

/** How one old drug goes over to one new drug. */
export type Crossing = { readonly old: string; readonly next: string; readonly pair: SwitchPair; readonly strategy: PlanStrategy; readonly gap: RequiredGap };
export type Chosen = {
  readonly strategy: PlanStrategy;
  /** From drugs that end, and from drugs that stay, to each new drug. */
  readonly crossings: readonly Crossing[];
  readonly beside: readonly Crossing[];
  readonly pair: SwitchPair | null;
};

/** Keeping apart comes before meeting: the strictest pair names the plan. */
const STRICTNESS: readonly PlanStrategy[] = ['direct-switch', 'dose-reduction', 'linear-taper', 'hyperbolic-taper', 'cross-taper', 'taper-then-start', 'taper-washout-start'];
const strictness = (strategy: PlanStrategy): number => STRICTNESS.indexOf(strategy);
const LETS_MEET: readonly PlanStrategy[] = ['direct-switch', 'cross-taper', 'hyperbolic-taper', 'linear-taper', 'dose-reduction'];

/** The strategy asked for where content allows it, else the pair table's, else the drug's own rule. */
export function chooseStrategy(request: PlanRequest, wanted: Wanted, terms: PlanTerms): Result<Chosen, Refusal> {
  const asked = request.strategy;
  if (wanted.added.length === 0) return withoutNewDrug(asked, wanted, terms);
  const beside = besides(wanted, terms);
  if (!beside.ok) return beside;
  if (wanted.stopped.length === 0) {
    if (asked !== null && asked !== 'augmentation') return refuse('strategy', 'strategy-not-possible', `${asked} ends or lowers a drug alone; every present drug stays, so the strategy is augmentation`);
    return done({ strategy: 'augmentation', crossings: [], beside: beside.value, pair: beside.value[0]?.pair ?? null });
  }
  const crossings: Crossing[] = [];
  for (const old of wanted.stopped) {
    for (const next of wanted.added) {
      const crossing = cross(asked, { old, next, dose: wanted.from.get(old) ?? 0 }, terms);
      if (!crossing.ok) return crossing;
      crossings.push(crossing.value);
    }
  }
  const [strictest] = [...crossings].sort((a, b) => strictness(b.strategy) - strictness(a.strategy));
  return done({ strategy: strictest?.strategy ?? 'direct-switch', crossings, beside: beside.value, pair: strictest?.pair ?? null });
}

function withoutNewDrug(asked: PlanStrategy | null, { stopped, kept, from, to }: Wanted, terms: PlanTerms): Result<Chosen, Refusal> {
  const allowed: readonly PlanStrategy[] = stopped.length === 0 ? ['dose-reduction', 'linear-taper', 'hyperbolic-taper'] : ['linear-taper', 'hyperbolic-taper', 'stop'];
  if (asked !== null && !allowed.includes(asked)) {
    return refuse('strategy', 'strategy-not-possible', `${asked} does not fit: ${stopped.length === 0 ? 'the drug stays at a lower dose' : 'there is no new drug'}; possible are ${either(allowed)}`);
  }
  if (asked === 'stop' && kept.some((drug) => from.get(drug) !== to.get(drug))) return refuse('strategy', 'strategy-not-possible', 'stop ends drugs at once; a drug that only comes down needs a taper');
  const own = stopped.flatMap((drug) => terms.rule(drug)?.toNothing ?? []);
  // One that ends at once names the plan only where nothing else comes down.
  const [ownTaper] = own.filter((rule) => rule !== 'stop');
  const endsAtOnce = own.length > 0 && ownTaper === undefined && kept.every((drug) => from.get(drug) === to.get(drug));
  return done({ strategy: asked ?? (stopped.length === 0 ? 'dose-reduction' : (ownTaper ?? (endsAtOnce ? 'stop' : 'linear-taper'))), crossings: [], beside: [], pair: null });
}

/** Drugs that stay beside a new one: content must let the two meet. */
function besides({ kept, added, from, to }: Wanted, terms: PlanTerms): Result<readonly Crossing[], Refusal> {
  const result: Crossing[] = [];
  for (const old of kept) {
    for (const next of added) {
      const gap = requiredGap(terms, old, next);
      if (gap.stop !== null && gap.days > 0) return refuse('to', gap.stop.id, `${nameOf(next, terms)} may not join ${nameOf(old, terms)}: ${gap.stop.rule}, ${gap.days} full days free`, gap.stop.refs);
      const pair = terms.pair(old, next);
      if (pair === null) return refuse('to', 'no-pair', `no source covers ${nameOf(next, terms)} beside ${nameOf(old, terms)}: plan by hand`);
      if (!pair.crossTaperAllowed) return refuse('to', 'no-overlap', `${nameOf(old, terms)} and ${nameOf(next, terms)} may not be taken together: ${pair.notes}`, pair.refs);
      const cap = pair.schedule.overlap;
      const most = Math.min(micrograms(cap?.oldAtMostMg ?? Number.POSITIVE_INFINITY), (cap?.oldAtMostShare ?? Number.POSITIVE_INFINITY) * (from.get(old) ?? 0));
      if ((to.get(old) ?? 0) > most) return refuse('to', 'overlap-cap', `${nameOf(old, terms)} may be at most ${doseInWords(most)} a day beside ${nameOf(next, terms)}: ${pair.crossTaperCondition ?? pair.notes}`, pair.refs);
      result.push({ old, next, pair, strategy: 'augmentation', gap });
    }
  }
  const apart = added.flatMap((a, at) => added.slice(at + 1).flatMap((b) => (mayStandTogether(a, b, { to, terms }) ? [] : [[a, b] as const])))[0];
  if (apart !== undefined) {
    const [a, b] = apart;
    const pair = terms.pair(a, b) ?? terms.pair(b, a);
    return pair === null ? refuse('to', 'no-pair', `no source covers ${nameOf(b, terms)} beside ${nameOf(a, terms)}: plan by hand`) : refuse('to', 'no-overlap', `${nameOf(a, terms)} and ${nameOf(b, terms)} may not be taken together: ${pair.notes}`, pair.refs);
  }
  return done(result);
}

/** Two new drugs stay beside each other: content must let the one join the other at the dose it is to have. */
const mayStandTogether = (a: string, b: string, { to, terms }: { readonly to: ReadonlyMap<string, number>; readonly terms: PlanTerms }): boolean =>
  [[a, b] as const, [b, a] as const].some(([old, next]) => {
    const pair = terms.pair(old, next);
    const cap = pair?.schedule.overlap ?? null;
    return pair?.crossTaperAllowed === true && (cap === null || (cap.oldAtMostShare === null && (to.get(old) ?? 0) <= micrograms(cap.oldAtMostMg ?? Number.POSITIVE_INFINITY)));
  });

function cross(asked: PlanStrategy | null, { old, next, dose }: { readonly old: string; readonly next: string; readonly dose: number }, terms: PlanTerms): Result<Crossing, Refusal> {
  const gap = requiredGap(terms, old, next);
  const pair = terms.pair(old, next);
  if (pair === null) {
    if (gap.stop !== null) return refuse('to', 'no-pair', `no source covers ${nameOf(old, terms)} to ${nameOf(next, terms)}: plan by hand; in any case: ${gap.stop.rule}, ${gap.days} full days`, gap.stop.refs);
    return refuse('to', 'no-pair', `no source covers this pair, ${nameOf(old, terms)} to ${nameOf(next, terms)}: plan by hand`);
  }
  const { instead } = pair.schedule;
  const own = instead !== null && instead.drugs.includes(old) && dose >= micrograms(instead.atLeastMg) ? instead.strategy : pair.strategy;
  const strategy = asked ?? own;
  const leavesTooLittle = gap.days > 0 && strategy !== pair.strategy && strategy !== 'taper-washout-start';
  if (leavesTooLittle || (gap.days > 0 && LETS_MEET.includes(strategy) && gap.stop !== null)) {
    const words = `${strategy} leaves no gap between ${nameOf(old, terms)} and ${nameOf(next, terms)}; ${gap.days} full days free of ${nameOf(old, terms)} are needed`;
    return gap.stop === null ? refuse('strategy', 'gap-needed', `${words}: ${pair.notes}`, pair.refs) : refuse('strategy', gap.stop.id, `${words}: ${gap.stop.rule}`, gap.stop.refs);
  }
  const allowed: readonly PlanStrategy[] = [...new Set([pair.strategy, own, ...pair.alternatives])];
  if (!allowed.includes(strategy)) return refuse('strategy', 'strategy-not-allowed', `${strategy} is not among what the content allows from ${nameOf(old, terms)} to ${nameOf(next, terms)}; allowed: ${either(allowed)} (${pair.notes})`, pair.refs);
  return done({ old, next, pair, strategy, gap });
}
