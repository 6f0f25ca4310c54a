import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import type { DrugContent } from '../model/drug-content';
import type { DrugRule } from '../model/plan-content';
import { makeDose, nearestDose, nearestLiquid, nearestSolid, neighbours } from './make-dose';
import { micrograms, productsOf } from './products';
import type { Products } from './products';

const knowledge = loadKnowledge();
const [anyDrug] = knowledge.drugs;
const [anyRule] = knowledge.tapering.drugRules;
const { rounding } = knowledge.tapering.general;
if (anyDrug === undefined || anyRule === undefined) throw new Error('no content');

type Form = DrugContent['forms'][number];
const tablet = (strengthsMg: readonly number[], more: Partial<Form> = {}): Form => ({ form: 'tablet', strengthsMg, splittable: true, liquidMgPerMl: null, market: 'US', ...more });
const liquid = (liquidMgPerMl: number, more: Partial<Form> = {}): Form => tablet([], { form: 'solution', splittable: false, liquidMgPerMl, ...more });
const rule = (more: Partial<DrugRule> = {}): DrugRule => ({ ...anyRule, timesPerDay: 1, dividedAboveMg: null, leftOutForms: [], ...more });
const sold = (forms: readonly Form[], { unitsPerDay = 4, ...more }: { readonly unitsPerDay?: number; readonly rule?: DrugRule; readonly region?: 'US' | 'UK' } = {}): Products =>
  productsOf({ ...anyDrug, forms }, more.region ?? 'US', { rule: more.rule ?? null, unitsPerDay });
const mg = (doses: readonly number[]): number[] => doses.map((dose) => dose / 1000);
/** Units of a day in short: `1x50 0.5x25`, in the order given; `0.4ml` of a liquid. */
const made = (dose: number, products: Products, own: DrugRule | null = null): string | null => {
  const units = makeDose(dose * 1000, products, own);
  return units === null ? null : `${units.units.map((unit) => ('ml' in unit ? `${unit.ml}ml` : `${unit.count}x${unit.strengthMg}`)).join(' ')} /${units.timesPerDay}`;
};

describe('what is sold', () => {
  it('is a whole number of micrograms', () => {
    expect([0.1, 37.5, 0.0005].map(micrograms)).toEqual([100, 37_500, 1]);
  });

  it('is of the region or of both, without the forms that the drug leaves out', () => {
    const forms = [tablet([10]), tablet([20], { market: 'UK' }), tablet([40], { market: 'both', form: 'capsule' }), tablet([80], { form: 'other' })];
    const leftOut = rule({ leftOutForms: [{ form: 'other', why: 'another use' }] });
    const strengths = (region: 'US' | 'UK') => sold(forms, { region, rule: leftOut }).solids.map(({ form, strengths: held }) => `${form} ${mg(held).join()}`);
    expect(strengths('US')).toEqual(['tablet 10', 'capsule 40']);
    expect(strengths('UK')).toEqual(['tablet 20', 'capsule 40']);
  });

  it('is solid where it has strengths and liquid where it has milligrams in a millilitre', () => {
    const { solids, liquids, lowestStrength } = sold([tablet([25, 100, 50]), liquid(20)]);
    expect(solids.map(({ strengths, halves }) => [mg(strengths), halves])).toEqual([[[100, 50, 25], true]]);
    expect(liquids).toEqual([{ form: 'solution', microgramsPerMl: 20_000 }]);
    expect(lowestStrength).toBe(25_000);
    expect(sold([liquid(20)]).lowestStrength).toBeNull();
  });
});

describe('a dose of tablets', () => {
  const sertraline = sold([tablet([25, 50, 100])]);

  it('takes the fewest units, larger ones first, and a half only where no whole ones make it', () => {
    expect([100, 75, 50, 25, 150, 200, 12.5, 37.5, 62.5, 112.5].map((dose) => made(dose, sertraline))).toEqual(['1x100 /1', '1x50 1x25 /1', '1x50 /1', '1x25 /1', '1x100 1x50 /1', '2x100 /1', '0.5x25 /1', '1.5x25 /1', '1x50 0.5x25 /1', '1x100 0.5x25 /1']);
  });

  it('never takes two different halves, nor a half where the tablet has no score', () => {
    expect(made(12.5, sold([tablet([25], { splittable: false })]))).toBeNull();
    expect(mg(sold([tablet([10, 30])], { unitsPerDay: 1 }).solidDoses)).toEqual([5, 10, 15, 30]);
    expect(made(20, sold([tablet([10, 30])], { unitsPerDay: 1 }))).toBeNull();
  });

  it('stays at the units of a day that content allows, a half counted as one', () => {
    expect(mg(sold([tablet([10])], { unitsPerDay: 2 }).solidDoses)).toEqual([5, 10, 15, 20]);
    expect(mg(sold([tablet([10], { splittable: false })], { unitsPerDay: 3 }).solidDoses)).toEqual([10, 20, 30]);
  });

  it('leaves out halves that are no whole number of micrograms', () => {
    expect(sold([tablet([0.001])], { unitsPerDay: 2 }).solidDoses).toEqual([1, 2]);
  });

  it('comes from one form alone: of two the one listed first', () => {
    const two = sold([tablet([30], { form: 'capsule', splittable: false }), tablet([10])]);
    expect(made(40, two)).toBe('4x10 /1');
    expect(made(30, two)).toBe('1x30 /1');
    expect(made(60, two)).toBe('2x30 /1');
    expect(sold([tablet([30]), tablet([10], { form: 'capsule' })]).lowestStrength).toBe(30_000);
  });

  it('is divided over the day where the drug is, as far as whole units allow', () => {
    const products = sold([tablet([10, 15])], { unitsPerDay: 6 });
    expect(made(45, products, rule({ timesPerDay: 3 }))).toBe('3x15 /3');
    expect(made(30, products, rule({ timesPerDay: 2 }))).toBe('2x15 /2');
    expect(made(15, products, rule({ timesPerDay: 3 }))).toBe('1x15 /1');
    expect(made(25, products, rule({ timesPerDay: 3 }))).toBe('1x15 1x10 /2');
    expect(made(20, products, rule({ timesPerDay: 3 }))).toBe('2x10 /2');
  });

  it('is not divided in halves', () => {
    expect(made(15, sold([tablet([15])]), rule({ timesPerDay: 2 }))).toBe('1x15 /1');
  });

  it('is divided only above the dose that content names, then at least in two', () => {
    const products = sold([tablet([50])], { unitsPerDay: 6 });
    const above = rule({ dividedAboveMg: 100 });
    expect(made(100, products, above)).toBe('2x50 /1');
    expect(made(200, products, above)).toBe('4x50 /2');
    expect(made(150, products, rule({ dividedAboveMg: 100, timesPerDay: 3 }))).toBe('3x50 /3');
    expect(made(200, products, null)).toBe('4x50 /1');
  });
});

describe('a dose of a liquid', () => {
  it('is whole tenths of a millilitre, and comes after tablets', () => {
    const products = sold([tablet([20], { splittable: false }), liquid(2)]);
    expect([20, 6, 0.2, 0.3].map((dose) => made(dose, products))).toEqual(['1x20 /1', '3ml /1', '0.1ml /1', null]);
  });

  it('comes from the first liquid that measures it, as often a day as the drug is taken', () => {
    const products = sold([liquid(20), liquid(2, { form: 'suspension' })]);
    expect(makeDose(4000, products, null)?.units).toEqual([{ form: 'solution', mgPerMl: 20, ml: 0.2 }]);
    expect(makeDose(600, products, rule({ timesPerDay: 2 }))).toEqual({ units: [{ form: 'suspension', mgPerMl: 2, ml: 0.3 }], timesPerDay: 2 });
  });
});

describe('the nearest dose', () => {
  const open = { above: 0, below: 1_000_000 };
  const products = sold([tablet([10, 20]), liquid(2)]);

  it('of tablets lies inside the window, of two as near it is the lower', () => {
    expect(nearestSolid(17_000, products, open)).toBe(15_000);
    expect(nearestSolid(17_500, products, open)).toBe(15_000);
    expect(nearestSolid(17_501, products, open)).toBe(20_000);
    expect(nearestSolid(17_501, products, { above: 0, below: 20_000 })).toBe(15_000);
    expect(nearestSolid(12_000, products, { above: 10_000, below: 20_000 })).toBe(15_000);
    expect(nearestSolid(12_000, products, { above: 10_000, below: 15_000 })).toBeNull();
  });

  it('of a liquid is a tenth of a millilitre, of two as near the higher', () => {
    expect(nearestLiquid(3290, products, open)).toBe(3200);
    expect(nearestLiquid(3300, products, open)).toBe(3400);
    expect(nearestLiquid(3400, products, open)).toBe(3400);
    expect(nearestLiquid(3390, products, { above: 0, below: 3400 })).toBe(3200);
    expect(nearestLiquid(3210, products, { above: 3200, below: 9000 })).toBe(3400);
    expect(nearestLiquid(3210, products, { above: 3200, below: 3400 })).toBeNull();
    expect(nearestLiquid(3210, sold([tablet([10])]), open)).toBeNull();
    expect(nearestLiquid(3100, sold([liquid(20), liquid(2)]), open)).toBe(3200);
  });

  it('is a tablet within the tolerance of the content, else liquid, else the nearest tablet', () => {
    const asked = (ideal: number, of: Products) => nearestDose(ideal, of, { within: open, rounding });
    const edge = 10_000 / (1 + rounding.toleranceShare);
    expect(asked(Math.ceil(edge), products)).toBe(10_000);
    expect(asked(Math.floor(edge) - 1, products)).not.toBe(10_000);
    expect(asked(2000, products)).toBe(2000);
    expect(asked(2000, sold([tablet([10, 20])]))).toBe(5000);
    expect(asked(2000, sold([]))).toBeNull();
  });

  it('below and above one that cannot be made is named', () => {
    expect(mg(neighbours(17_000, sold([tablet([10, 20])])))).toEqual([15, 20]);
    expect(mg(neighbours(3290, products))).toEqual([3.2, 3.4]);
    expect(mg(neighbours(100, products))).toEqual([0.2]);
    expect(mg(neighbours(900_000, sold([tablet([10])])))).toEqual([40]);
    expect(neighbours(10_000, sold([]))).toEqual([]);
  });
});
