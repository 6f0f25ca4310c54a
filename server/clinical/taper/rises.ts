import type { Pace } from '../model/plan';
import type { StartDose, SwitchPair } from '../model/plan-content';
import { pacedDays } from './pace';
import { micrograms } from './products';
import type { Products } from './products';
import type { PlanTerms } from './terms';

/** A dose of a drug that begins; `days` is `null` for the target, which goes on. */
export type RiseStep = { readonly dose: number; readonly days: number | null };
export type Rise = {
  readonly steps: readonly RiseStep[];
  /** The content named neither the dose nor the days: general rules did. */
  readonly general: { readonly start: boolean; readonly steps: boolean };
  /** The first dose that content asks for could not be made; this one is the nearest. */
  readonly startNotMade: { readonly asked: number; readonly made: number } | null;
};
export type Ascent = { /** First dose that the chart allows, at most; `null` where it says nothing. */ readonly atMost: number | null; readonly drug: string; readonly target: number; readonly products: Products; readonly terms: PlanTerms; readonly pace: Pace; readonly pairs: readonly { readonly old: string; readonly present: number; readonly pair: SwitchPair }[] };

/** From the first dose of a new drug to its target, in dated stages. */
export function ascend({ drug, target, products, terms, pace, pairs, atMost }: Ascent): Rise {
  const { general } = terms.knowledge.tapering;
  const rule = terms.rule(drug);
  const usual = micrograms(terms.drug(drug)?.usualStartMg ?? 0);
  const named = pairs.flatMap(({ pair, present }) => {
    const start = startNamed(pair, drug);
    return start === null ? [] : [startDose(start, { usual, target, present, products })];
  });
  const asked = Math.min(target, atMost ?? target, ...(named.length > 0 ? named : [usual > 0 ? usual : target]));
  const first = asked >= target ? target : nearestStart(asked, target, products);
  if (first >= target) return { steps: [{ dose: target, days: null }], general: { start: named.length === 0, steps: false }, startNotMade: null };
  const namedDays = pairs.flatMap(({ old, pair }) => pair.schedule.startDays.filter(({ from, to }) => (from.length === 0 || from.includes(old)) && (to.length === 0 || to.includes(drug))).map(({ days }) => days));
  const firstDays = namedDays.length > 0 ? Math.max(...namedDays) : (rule?.startDays ?? general.rise.intervalDays);
  const daysAt = (days: number): number => Math.max(pacedDays(days, pace, general), rule?.minimumStartDays ?? 1);
  const steps: RiseStep[] = [{ dose: first, days: daysAt(firstDays) }];
  const later = Math.max(general.rise.intervalDays, rule?.startDays ?? 0);
  for (let dose = nextDose(first); dose < target; dose = nextDose(dose)) steps.push({ dose, days: daysAt(later) });
  steps.push({ dose: target, days: null });
  return {
    steps,
    general: { start: named.length === 0, steps: namedDays.length === 0 && (rule?.startDays ?? null) === null },
    startNotMade: first === asked ? null : { asked, made: first },
  };

  function nextDose(dose: number): number {
    const bound = Math.min(target, dose * general.rise.factor, dose + Math.max(usual, dose === 0 ? 1 : 0));
    if (bound >= target) return target;
    const reachable = products.solidDoses.filter((other) => other > dose && other <= bound && isWhole(other, products));
    const above = products.solidDoses.find((other) => other > dose && isWhole(other, products)) ?? target;
    return Math.min(target, reachable[reachable.length - 1] ?? above);
  }
}

/** Rising goes through whole units where there are any. */
const isWhole = (dose: number, { made }: Products): boolean => made.get(dose)?.every(({ halves }) => halves % 2 === 0) === true;

const startNamed = ({ schedule }: SwitchPair, drug: string): StartDose | null => schedule.startOf.find(({ drugs }) => drugs.includes(drug))?.start ?? schedule.start;

function startDose(start: StartDose, { usual, target, present, products }: { readonly usual: number; readonly target: number; readonly present: number; readonly products: Products }): number {
  switch (start.kind) {
    case 'mg':
      return micrograms(start.mg);
    case 'lowest-strength':
      return products.lowestStrength ?? usual;
    case 'half-usual':
      return usual / 2;
    case 'half-target':
      return target / 2;
    case 'target':
      return target;
    case 'same-total':
      return present;
  }
}

/** The dose itself where it can be made, else the next lower one, else the lowest there is. */
function nearestStart(asked: number, target: number, { solidDoses }: Products): number {
  const lower = solidDoses.filter((dose) => dose <= asked);
  return Math.min(target, lower[lower.length - 1] ?? solidDoses[0] ?? target);
}
