import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import type { DrugContent } from '../model/drug-content';
import type { Fall, SwitchPair } from '../model/plan-content';
import { descend, gentle, hyperbolic, proportional, withTail } from './falls';
import type { Descent } from './falls';
import { pacedDays } from './pace';
import { productsOf } from './products';
import type { Products } from './products';
import { ascend } from './rises';
import { planTerms } from './terms';

const knowledge = loadKnowledge();
const terms = planTerms(knowledge);
const { tapering } = knowledge;
const { general } = tapering;
const [anyDrug] = knowledge.drugs;
const [anyPair] = knowledge.switching.pairs;
if (anyDrug === undefined || anyPair === undefined) throw new Error('no content');

type Form = DrugContent['forms'][number];
const tablet = (strengthsMg: readonly number[], splittable = true): Form => ({ form: 'tablet', strengthsMg, splittable, liquidMgPerMl: null, market: 'US' });
const liquid = (liquidMgPerMl: number): Form => ({ form: 'solution', strengthsMg: [], splittable: false, liquidMgPerMl, market: 'US' });
const sold = (...forms: readonly Form[]): Products => productsOf({ ...anyDrug, forms }, 'US', { rule: null, unitsPerDay: 4 });
const down = (from: number, target: number, products: Products, drug = 'sertraline'): Descent => ({ drug, from: from * 1000, target: target * 1000, products, terms });
const mg = (steps: readonly { readonly dose: number }[]): number[] => steps.map(({ dose }) => dose / 1000);
const share = (part: number, tailHalvings = 0, liquidTail = false): Fall => ({ kind: 'share', share: part, tailHalvings, liquidTail });

describe('a way down', () => {
  const tens = sold(tablet([10, 20, 40]));

  it('by equal shares of the first dose ends above the target', () => {
    expect(mg(descend(share(0.25), down(40, 0, tens)))).toEqual([30, 20, 10]);
    expect(mg(descend(share(0.25), down(40, 20, tens)))).toEqual([30]);
    expect(mg(descend(share(0.25), down(40, 10, tens)))).toEqual([30, 20]);
  });

  it('goes on with halves of the last dose where a tail is asked for, and only to nothing', () => {
    expect(mg(descend(share(0.25, 1), down(40, 0, tens)))).toEqual([30, 20, 10, 5]);
    expect(mg(descend(share(0.25, 2), down(40, 0, tens)))).toEqual([30, 20, 10, 5]);
    expect(mg(descend(share(0.25, 1), down(40, 10, tens)))).toEqual([30, 20]);
  });

  it('names the dose that was asked for where the nearest tablet is not near', () => {
    const coarse = sold(tablet([10, 20], false));
    expect(descend(share(0.25), down(30, 0, coarse)).map(({ dose, asked }) => [dose, asked])).toEqual([[20_000, 22_500], [10_000, 15_000]]);
    expect(descend(share(0.25), down(40, 0, tens)).some(({ asked }) => asked !== undefined)).toBe(false);
  });

  it('takes liquid where no tablet is sold at all', () => {
    expect(mg(descend(share(0.25), down(10, 0, sold(liquid(2)))))).toEqual([7.6, 5, 2.6]);
    expect(mg(descend(share(0.5), down(10, 0, sold(tablet([10], false), liquid(2)))))).toEqual([]);
  });

  it('by a cut of so many milligrams takes what can be made', () => {
    expect(mg(descend({ kind: 'cut', mg: 10 }, down(40, 0, tens)))).toEqual([30, 20, 10]);
    expect(mg(descend({ kind: 'cut', mg: 10 }, down(40, 20, tens)))).toEqual([30]);
    expect(mg(descend({ kind: 'cut', mg: 15 }, down(45, 0, sold(tablet([15], false)))))).toEqual([30, 15]);
    expect(mg(descend({ kind: 'cut', mg: 0.2 }, down(1, 0, sold(liquid(2)))))).toEqual([0.8, 0.6, 0.4, 0.2]);
  });

  it('by a ladder takes the rungs between first dose and target, with their own days', () => {
    const ladder: Fall = { kind: 'ladder', steps: [{ mg: 40, days: 7 }, { mg: 30, days: 14 }, { mg: 20, days: null }, { mg: 17, days: 7 }, { mg: 10, days: 7 }] };
    expect(descend(ladder, down(40, 10, tens)).map(({ dose, days }) => [dose / 1000, days])).toEqual([[30, 14], [20, null]]);
  });

  it('by strengths takes each strength of the first form', () => {
    expect(mg(descend({ kind: 'strengths' }, down(40, 0, sold(tablet([10, 20, 40], false), tablet([5])))))).toEqual([20, 10]);
    expect(mg(descend({ kind: 'strengths' }, down(40, 0, sold(liquid(2)))))).toEqual([]);
  });

  it('may be none, or the drug\'s own, or the general rule', () => {
    expect(descend({ kind: 'none' }, down(40, 0, tens))).toEqual([]);
    const own = terms.rule('phenelzine')?.fall;
    if (own === undefined || own === null) throw new Error('phenelzine has a way down of its own');
    const phenelzine = down(45, 0, terms.products('phenelzine', 'US'), 'phenelzine');
    expect(descend({ kind: 'drug-rule' }, phenelzine)).toEqual(descend(own, phenelzine));
    const silent = [...tapering.drugRules].find(({ fall }) => fall === null)?.drugId ?? '';
    expect(mg(descend({ kind: 'drug-rule' }, down(40, 0, tens, silent)))).toEqual(mg(descend(share(general.inSwitch.share), down(40, 0, tens, silent))));
  });

  it('has no cut of more than the largest share where a smaller one can be made', () => {
    expect(general.largestCutShare.share).toBe(0.5);
    expect(mg(gentle([{ dose: 10_000, days: null }], down(40, 0, tens)))).toEqual([20, 10]);
    expect(mg(gentle([{ dose: 20_000, days: null }], down(40, 0, tens)))).toEqual([20]);
    expect(mg(gentle([], down(40, 10, tens)))).toEqual([20]);
    expect(mg(gentle([], down(40, 20, tens)))).toEqual([]);
    expect(mg(gentle([{ dose: 10_000, days: null }], down(80, 0, sold(tablet([10, 80], false)))))).toEqual([40, 20, 10]);
    expect(mg(gentle([{ dose: 10_000, days: null }], down(80, 0, productsOf({ ...anyDrug, forms: [tablet([10, 80], false)] }, 'US', { rule: null, unitsPerDay: 1 }))))).toEqual([10]);
    expect(mg(gentle([{ dose: 1000, days: null }], down(8, 0, sold(liquid(10)))))).toEqual([4, 2, 1]);
    expect(gentle([{ dose: 10_000, days: 21 }], down(40, 0, tens)).map(({ days }) => days)).toEqual([null, 21]);
  });

  it('of halves takes tablets within the tolerance, liquid where it is wanted, else the nearest tablet', () => {
    const both = sold(tablet([10], false), liquid(2));
    const first = [{ dose: 10_000, days: null }];
    expect(mg(withTail(first, { halvings: 2, liquid: true }, down(20, 0, both)))).toEqual([10, 5, 2.6]);
    expect(mg(withTail(first, { halvings: 2, liquid: false }, down(20, 0, both)))).toEqual([10]);
    expect(mg(withTail([], { halvings: 1, liquid: false }, down(20, 0, both)))).toEqual([10]);
    expect(mg(withTail(first, { halvings: 1, liquid: true }, down(20, 0, sold(tablet([7, 10, 20], false), liquid(2)))))).toEqual([10, 5]);
    const coarse = sold(tablet([7, 10, 20], false));
    expect(withTail([], { halvings: 2, liquid: true }, down(28, 0, coarse)).map(({ dose, asked }) => [dose, asked])).toEqual([[14_000, undefined], [7000, undefined]]);
    expect(withTail([{ dose: 10_000, days: null }], { halvings: 1, liquid: true }, down(20, 0, coarse)).map(({ dose, asked }) => [dose, asked])).toEqual([[10_000, undefined], [7000, 5000]]);
  });

  it('without a curve halves down to the least usual dose and takes a smaller share below it', () => {
    const { factorFirst, factorLow } = tapering.proportional;
    const [least] = terms.drug('mirtazapine')?.usualRangeMg ?? [0];
    const doses = mg(proportional(down(4 * least, 0, sold(tablet([least, least / 2])), 'mirtazapine')));
    expect(doses.slice(0, 2)).toEqual([4 * least * factorFirst, least]);
    expect(doses.slice(2).every((dose, at) => dose <= (doses[at + 1] ?? 0))).toBe(true);
    expect(factorLow).toBeGreaterThan(factorFirst);
    expect(doses.at(-1)).toBe(least / 4);
    expect(mg(proportional(down(4 * least, 2 * least, sold(tablet([least], false)), 'mirtazapine')))).toEqual([3 * least]);
  });

  it('by a curve falls by no more points than the pace allows, from the least usual dose on', () => {
    const paroxetine = down(20, 0, terms.products('paroxetine', 'US'), 'paroxetine');
    for (const pace of ['faster', 'default', 'slower'] as const) {
      const doses = [20_000, ...hyperbolic(paroxetine, pace).map(({ dose }) => dose)];
      const drops = doses.slice(1).map((dose, at) => (terms.occupancy('paroxetine', doses[at] ?? 0) ?? 0) - (terms.occupancy('paroxetine', dose) ?? 0));
      // Doses are rounded to what can be measured: a quarter more than asked at most.
      expect(Math.max(...drops), pace).toBeLessThanOrEqual(tapering.hyperbolic[pace].maxDropPoints * 1.25);
      expect(doses.length, pace).toBe(Math.ceil((terms.occupancy('paroxetine', 20_000) ?? 0) / tapering.hyperbolic[pace].maxDropPoints));
    }
    expect(hyperbolic({ ...paroxetine, drug: 'mirtazapine' }, 'default')).toEqual(proportional({ ...paroxetine, drug: 'mirtazapine' }));
  });

  it('by a curve stays above its target', () => {
    expect(mg(hyperbolic(down(20, 10, terms.products('paroxetine', 'US'), 'paroxetine'), 'default')).every((dose) => dose > 10 && dose < 20)).toBe(true);
  });
});

describe('a way up', () => {
  const doses = (steps: readonly { readonly dose: number; readonly days: number | null }[]) => steps.map(({ dose, days }) => [dose / 1000, days]);
  const pairWith = (schedule: Partial<SwitchPair['schedule']>): SwitchPair => ({ ...anyPair, schedule: { ...anyPair.schedule, start: null, startOf: [], startDays: [], ...schedule } });
  const up = (target: number, { pair, atMost = null, pace = 'default', drug = 'mirtazapine', products = sold(tablet([15, 30, 45], false)) }: { readonly pair?: SwitchPair; readonly atMost?: number | null; readonly pace?: 'default' | 'slower' | 'faster'; readonly drug?: string; readonly products?: Products } = {}) =>
    ascend({ drug, target: target * 1000, products, terms, pace, atMost: atMost === null ? null : atMost * 1000, pairs: pair === undefined ? [] : [{ old: 'sertraline', present: 100_000, pair }] });
  const WEEK = general.rise.intervalDays;

  it('without a word of the pair begins with the usual first dose, and says so', () => {
    expect(terms.drug('mirtazapine')?.usualStartMg).toBe(15);
    expect(doses(up(15).steps)).toEqual([[15, null]]);
    expect(up(15).general).toEqual({ start: true, steps: false });
    expect(doses(up(45).steps)).toEqual([[15, WEEK], [30, WEEK], [45, null]]);
    expect(up(45).general).toEqual({ start: true, steps: true });
  });

  it.each<[string, SwitchPair['schedule']['start'], number]>([
    ['so many milligrams', { kind: 'mg', mg: 30 }, 30],
    ['the lowest strength', { kind: 'lowest-strength' }, 15],
    ['half of the usual one, which no tablet makes', { kind: 'half-usual' }, 15],
    ['half of the target', { kind: 'half-target' }, 15],
    ['the target', { kind: 'target' }, 45],
    ['the milligrams of the old drug, at most the target', { kind: 'same-total' }, 45],
  ])('begins with what the pair names: %s', (_name, start, mgAtFirst) => {
    const rise = up(45, { pair: pairWith({ start }) });
    expect((rise.steps[0]?.dose ?? 0) / 1000).toBe(mgAtFirst);
    expect(rise.general.start).toBe(false);
  });

  it('says what first dose could not be made', () => {
    expect(up(45, { pair: pairWith({ start: { kind: 'half-usual' } }) }).startNotMade).toEqual({ asked: 7500, made: 15_000 });
    expect(up(45, { pair: pairWith({ start: { kind: 'half-target' } }) }).startNotMade).toEqual({ asked: 22_500, made: 15_000 });
    expect(up(45, { pair: pairWith({ start: { kind: 'mg', mg: 30 } }) }).startNotMade).toBeNull();
  });

  it('lets a dose named for this drug stand before that of the pair', () => {
    const start = { kind: 'target' } as const;
    expect((up(45, { pair: pairWith({ start, startOf: [{ drugs: ['mirtazapine'], start: { kind: 'mg', mg: 15 } }] }) }).steps[0]?.dose ?? 0) / 1000).toBe(15);
    expect((up(45, { pair: pairWith({ start, startOf: [{ drugs: ['trazodone'], start: { kind: 'mg', mg: 15 } }] }) }).steps[0]?.dose ?? 0) / 1000).toBe(45);
  });

  it('begins no higher than the chart allows', () => {
    expect((up(45, { pair: pairWith({ start: { kind: 'target' } }), atMost: 15 }).steps[0]?.dose ?? 0) / 1000).toBe(15);
  });

  it('stays at the first dose as long as the pair says to this drug from that one, and the pace makes of it', () => {
    const days = (startDays: SwitchPair['schedule']['startDays'], pace: 'default' | 'slower' = 'default') => up(30, { pair: pairWith({ start: { kind: 'mg', mg: 15 }, startDays }), pace }).steps[0]?.days;
    expect(days([{ from: [], to: [], days: 14 }])).toBe(14);
    expect(days([{ from: ['sertraline'], to: ['mirtazapine'], days: 21 }, { from: [], to: [], days: 14 }])).toBe(21);
    expect(days([{ from: ['paroxetine'], to: [], days: 21 }, { from: [], to: [], days: 14 }])).toBe(14);
    expect(days([{ from: [], to: ['trazodone'], days: 21 }])).toBe(WEEK);
    expect(days([{ from: [], to: [], days: 14 }], 'slower')).toBe(pacedDays(14, 'slower', general));
    expect(up(30, { pair: pairWith({ start: { kind: 'mg', mg: 15 }, startDays: [{ from: [], to: [], days: 14 }] }) }).general.steps).toBe(false);
  });

  it('at most doubles, by at most one usual first dose more, through whole tablets', () => {
    const fine = sold(tablet([5, 10, 15, 30, 45]));
    expect(doses(up(45, { products: fine, pair: pairWith({ start: { kind: 'mg', mg: 5 } }) }).steps).map(([dose]) => dose)).toEqual([5, 10, 20, 35, 45]);
    const coarse = sold(tablet([15, 45], false));
    expect(doses(up(45, { products: coarse }).steps).map(([dose]) => dose)).toEqual([15, 30, 45]);
  });

  it('never leaves the least days at the first dose, whatever the pace', () => {
    const least = terms.rule('bupropion-xl')?.minimumStartDays ?? 0;
    expect(least).toBeGreaterThan(0);
    const rise = ascend({ drug: 'bupropion-xl', target: 300_000, products: terms.products('bupropion-xl', 'US'), terms, pace: 'faster', atMost: null, pairs: [{ old: 'sertraline', present: 100_000, pair: pairWith({ start: { kind: 'mg', mg: 150 }, startDays: [{ from: [], to: [], days: 1 }] }) }] });
    expect(rise.steps[0]?.days).toBe(least);
  });
});

describe('a pace', () => {
  it('is a row of the content; what no row names is doubled or kept', () => {
    const [slower] = general.pace.slower;
    const [faster] = general.pace.faster;
    if (slower === undefined || faster === undefined) throw new Error('no rows');
    expect(pacedDays(slower.days, 'slower', general)).toBe(slower.becomes);
    expect(pacedDays(faster.days, 'faster', general)).toBe(faster.becomes);
    expect(pacedDays(faster.days, 'default', general)).toBe(faster.days);
    expect([pacedDays(5, 'slower', general), pacedDays(5, 'faster', general), pacedDays(5, 'default', general)]).toEqual([10, 5, 5]);
  });
});
