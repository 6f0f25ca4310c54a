import type { Unit } from '../model/plan';
import type { DrugRule, GeneralRules } from '../model/plan-content';
import { micrograms } from './products';
import type { Piece, Products } from './products';

/** How one day's dose is made. */
export type MadeDose = { readonly units: readonly Unit[]; readonly timesPerDay: number };

const MICROGRAMS = 1000;
const TENTHS = 10;

/** Units of a daily dose: solid where that can be, else liquid in tenths of a millilitre; `null` where neither can. */
export function makeDose(dose: number, products: Products, rule: DrugRule | null): MadeDose | null {
  const solid = makeSolid(dose, products, rule);
  if (solid !== null) return solid;
  for (const { form, microgramsPerMl } of products.liquids) {
    const tenths = (dose * TENTHS) / microgramsPerMl;
    if (Number.isInteger(tenths)) return { units: [{ form, mgPerMl: microgramsPerMl / MICROGRAMS, ml: tenths / TENTHS }], timesPerDay: timesFor(dose, rule) };
  }
  return null;
}

const timesFor = (dose: number, rule: DrugRule | null): number =>
  rule === null || (rule.dividedAboveMg !== null && dose <= micrograms(rule.dividedAboveMg)) ? 1 : Math.max(1, rule.dividedAboveMg === null ? rule.timesPerDay : Math.max(2, rule.timesPerDay));

function makeSolid(dose: number, { made }: Products, rule: DrugRule | null): MadeDose | null {
  const times = timesFor(dose, rule);
  for (let equal = times; equal > 1; equal -= 1) {
    const part = dose % equal === 0 ? made.get(dose / equal) : undefined;
    if (part?.every(({ halves }) => halves % 2 === 0) === true) return { units: unitsOf(part, equal), timesPerDay: equal };
  }
  const day = made.get(dose);
  if (day === undefined) return null;
  return { units: unitsOf(day, 1), timesPerDay: Math.min(times, day.reduce((sum, { halves }) => sum + Math.ceil(halves / 2), 0)) };
}

const unitsOf = (pieces: readonly Piece[], times: number): Unit[] =>
  pieces.map(({ solid, strength, halves }) => ({ form: solid.form, strengthMg: strength / MICROGRAMS, count: (halves * times) / 2 }));

/** Where a dose may lie: below the last one, above the target. */
export type Window = { readonly above: number; readonly below: number };

/** The solid dose nearest to an ideal one inside the window; of two as near the lower. */
export function nearestSolid(ideal: number, { solidDoses }: Products, { above, below }: Window): number | null {
  let best: number | null = null;
  for (const dose of solidDoses) {
    if (dose <= above || dose >= below) continue;
    if (best === null || Math.abs(dose - ideal) < Math.abs(best - ideal)) best = dose;
  }
  return best;
}

/** The liquid dose nearest to an ideal one inside the window; of two as near the higher. */
export function nearestLiquid(ideal: number, { liquids }: Products, { above, below }: Window): number | null {
  let best: number | null = null;
  for (const { microgramsPerMl } of liquids) {
    const step = microgramsPerMl / TENTHS;
    for (const dose of [Math.ceil(ideal / step) * step, Math.floor(ideal / step) * step]) {
      if (dose > above && dose < below && (best === null || Math.abs(dose - ideal) < Math.abs(best - ideal))) best = dose;
    }
  }
  return best;
}

/** Tablets or halves within the content's tolerance, else liquid, else the nearest tablet there is. */
export function nearestDose(ideal: number, products: Products, { within, rounding }: { readonly within: Window; readonly rounding: GeneralRules['rounding'] }): number | null {
  const solid = nearestSolid(ideal, products, within);
  if (solid !== null && Math.abs(solid - ideal) <= ideal * rounding.toleranceShare) return solid;
  return nearestLiquid(ideal, products, within) ?? solid;
}

/** Doses just below and just above one that cannot be made, for the words of a refusal. */
export function neighbours(dose: number, products: Products): readonly number[] {
  const near = [...products.solidDoses, ...products.liquids.flatMap(({ microgramsPerMl }) => {
    const step = microgramsPerMl / TENTHS;
    return [Math.floor(dose / step) * step, Math.ceil(dose / step) * step];
  })].filter((other) => other > 0);
  const lower = Math.max(...near.filter((other) => other < dose), 0);
  const upper = Math.min(...near.filter((other) => other > dose), Number.POSITIVE_INFINITY);
  return [lower, upper].filter((other) => other > 0 && Number.isFinite(other));
}
