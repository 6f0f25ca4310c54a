import type { Pace } from '../model/plan';
import type { Fall } from '../model/plan-content';
import { nearestDose, nearestLiquid, nearestSolid } from './make-dose';
import { micrograms } from './products';
import type { Products } from './products';
import type { PlanTerms } from './terms';

/** One dose on the way down; `days` where the content gives this step its own length. */
export type FallStep = {
  readonly dose: number;
  readonly days: number | null;
  /** The dose that the rule asks for, where it cannot be made within the content's tolerance. */
  readonly asked?: number;
};
/** A way down: from a dose in micrograms to a target (0 or the lower dose), of one drug in one region. */
export type Descent = { readonly drug: string; readonly from: number; readonly target: number; readonly products: Products; readonly terms: PlanTerms };

const EPSILON = 1e-9;
const step = (dose: number): FallStep => ({ dose, days: null });

/** Doses strictly between the first and the target, falling, each makeable, no cut larger than the content allows where a tablet permits it. */
export function descend(fall: Fall, descent: Descent): FallStep[] {
  const { terms, drug, from, target } = descent;
  const { inSwitch } = terms.knowledge.tapering.general;
  const general: Fall = { kind: 'share', share: inSwitch.share, tailHalvings: 0, liquidTail: false };
  switch (fall.kind) {
    case 'none':
      return [];
    case 'drug-rule': {
      const own = terms.rule(drug)?.fall ?? general;
      return descend(own.kind === 'drug-rule' ? general : own, descent);
    }
    case 'share':
      return gentle(withTail(shares(fall.share, descent), { halvings: target === 0 ? fall.tailHalvings : 0, liquid: fall.liquidTail }, descent), descent);
    case 'cut':
      return gentle(cuts(micrograms(fall.mg), descent), descent);
    case 'ladder':
      return gentle(fall.steps.filter(({ mg }) => isBetween(micrograms(mg), from, target) && isMakeable(micrograms(mg), descent.products)).map(({ mg, days }) => ({ dose: micrograms(mg), days })), descent);
    case 'strengths':
      return gentle((descent.products.solids[0]?.strengths ?? []).filter((strength) => isBetween(strength, from, target)).map(step), descent);
  }
}

const isBetween = (dose: number, from: number, target: number): boolean => dose < from && dose > target;
const isMakeable = (dose: number, { made, liquids }: Products): boolean => made.has(dose) || liquids.some(({ microgramsPerMl }) => Number.isInteger((dose * 10) / microgramsPerMl));

/** Equal shares of the first dose, each to the nearest tablet or half; where no tablet exists at all, liquid. */
function shares(share: number, { from, target, products, terms }: Descent): FallStep[] {
  const doses: FallStep[] = [];
  let last = from;
  for (let ideal = from * (1 - share); ideal > target + EPSILON; ideal -= from * share) {
    const within = { above: target, below: last };
    const dose = products.solidDoses.length > 0 ? nearestSolid(ideal, products, within) : nearestLiquid(ideal, products, within);
    if (dose === null) continue;
    doses.push(nearest(dose, ideal, terms));
    last = dose;
  }
  return doses;
}

/** A step at the nearest dose there is; one that is not near says what was asked for. */
const nearest = (dose: number, ideal: number, terms: PlanTerms): FallStep =>
  Math.abs(dose - ideal) <= ideal * terms.knowledge.tapering.general.rounding.toleranceShare ? step(dose) : { ...step(dose), asked: Math.round(ideal) };

function cuts(cut: number, { from, target, products }: Descent): FallStep[] {
  const doses: FallStep[] = [];
  for (let dose = from - cut; dose > target; dose -= cut) if (isMakeable(dose, products)) doses.push(step(dose));
  return doses;
}

/** Halves of the last dose, again and again: tablets or halves within the tolerance, else liquid where that is wanted. */
export function withTail(doses: readonly FallStep[], tail: { readonly halvings: number; readonly liquid: boolean }, { from, products, terms }: Descent): FallStep[] {
  const { toleranceShare } = terms.knowledge.tapering.general.rounding;
  const all = [...doses];
  for (let halving = 0; halving < tail.halvings; halving += 1) {
    const last = all[all.length - 1]?.dose ?? from;
    const within = { above: 0, below: last };
    const solid = nearestSolid(last / 2, products, within);
    const isNear = solid !== null && Math.abs(solid - last / 2) <= (last / 2) * toleranceShare;
    const dose = isNear ? solid : ((tail.liquid ? nearestLiquid(last / 2, products, within) : null) ?? solid);
    if (dose === null) break;
    all.push(nearest(dose, last / 2, terms));
  }
  return all;
}

/** Puts a dose between two where the cut would be more than the largest share and a tablet permits a smaller one. */
export function gentle(doses: readonly FallStep[], { from, target, products, terms }: Descent): FallStep[] {
  const { share } = terms.knowledge.tapering.general.largestCutShare;
  const result: FallStep[] = [];
  let last = from;
  const ends = target > 0 ? [...doses, step(target)] : doses;
  for (const next of ends) {
    while (next.dose < last * (1 - share) - EPSILON) {
      const least = last * (1 - share);
      const between = nearestSolid(least, products, { above: Math.max(next.dose, least - 1), below: last }) ?? nearestLiquid(least, products, { above: Math.max(next.dose, least - 1), below: last });
      if (between === null) break;
      result.push(step(between));
      last = between;
    }
    if (next.dose > target) result.push(next);
    last = next.dose;
  }
  return result;
}

/** Equal falls of predicted occupancy; the upper part by halves until the first such fall is no cut of more than half. */
export function hyperbolic(descent: Descent, pace: Pace): FallStep[] {
  const { drug, from, target, products, terms } = descent;
  const { tapering } = terms.knowledge;
  const { general } = tapering;
  const curve = terms.curve(drug);
  if (curve === null) return proportional(descent);
  const drop = tapering.hyperbolic[pace].maxDropPoints;
  const floor = micrograms(terms.drug(drug)?.usualRangeMg?.[0] ?? 0);
  const occupancyAt = (dose: number): number => Math.min(100, (curve.emax * dose) / (curve.ed50 + dose));
  const fromHere = (first: number): number[] => {
    const begin = occupancyAt(first);
    const span = begin - occupancyAt(target);
    const count = Math.ceil(span / drop - EPSILON);
    const doses: number[] = [];
    let last = first;
    for (let k = 1; k < count; k += 1) {
      const occupancy = begin - (k * span) / count;
      const ideal = (curve.ed50 * occupancy) / (curve.emax - occupancy);
      const dose = nearestDose(ideal, products, { within: { above: target, below: last }, rounding: general.rounding });
      if (dose === null) continue;
      doses.push(dose);
      last = dose;
    }
    return doses;
  };
  const upper: number[] = [];
  let first = from;
  let rest = fromHere(first);
  while (first > floor && (rest[0] ?? target) < first * (1 - general.largestCutShare.share)) {
    const half = nearestSolid(first / 2, products, { above: Math.max(target, first / 2 - 1), below: first });
    if (half === null) break;
    upper.push(half);
    first = half;
    rest = fromHere(first);
  }
  return [...upper, ...rest].map(step);
}

/** Half of the last dose down to the least usual dose, then a smaller share, as long as a tablet or half can make it. */
export function proportional({ drug, from, target, products, terms }: Descent): FallStep[] {
  const { factorFirst, factorLow } = terms.knowledge.tapering.proportional;
  const least = micrograms(terms.drug(drug)?.usualRangeMg?.[0] ?? 0);
  const doses: FallStep[] = [];
  let last = from;
  for (;;) {
    const ideal = last * (last > least ? factorFirst : factorLow);
    const lowest = last > least ? Math.ceil(last * factorFirst) - 1 : target;
    const dose = nearestSolid(ideal, products, { above: Math.max(target, lowest), below: last });
    if (dose === null) break;
    doses.push(step(dose));
    last = dose;
  }
  return doses;
}
