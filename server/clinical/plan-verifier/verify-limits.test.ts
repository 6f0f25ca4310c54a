import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { addDays, localDate } from '../model/local-date';
import type { Dose, Plan, Step } from '../model/plan';
import { verifyPlan } from './verify-plan';

const knowledge = loadKnowledge();
const START = localDate('2026-12-01');
const pairs = (text: string): [string, number][] => text.split(' ').filter((word) => word !== '').map((word) => [word.split(':')[0] ?? '', Number(word.split(':')[1])]);
const amounts = (text: string): Plan['from'] => pairs(text).map(([drug, mgPerDay]) => ({ drug, mgPerDay }));
const tablet = ([drug, mgPerDay]: [string, number]): Dose => ({ drug, mgPerDay, units: [{ form: 'tablet', strengthMg: mgPerDay, count: 1 }], timesPerDay: 1, occupancyPercent: null, dropPoints: null, how: `1 × ${mgPerDay} mg tablet` });

/** A plan written by hand: days and doses of each step, the last one open. No compiler would make most of them. */
function byHand(from: string, to: string, steps: readonly (readonly [number, string])[], more: Partial<Plan> = {}): Plan {
  const made: Step[] = [];
  let day = START;
  for (const [days, doses] of steps) {
    const isLast = made.length === steps.length - 1;
    made.push({ n: made.length + 1, kind: doses === '' ? 'washout' : 'dose', from: day, to: isLast ? null : addDays(day, days - 1), days: isLast ? null : days, doses: pairs(doses).map(tablet), reinstates: false });
    day = addDays(day, days);
  }
  return { schemaVersion: 1, strategy: 'direct-switch', pair: null, region: 'US', start: START, knowledge: knowledge.stamp, pace: 'default', from: amounts(from), to: amounts(to), freeOf: [], steps: made, checkpoints: [], quantities: [], sig: [], warnings: [], assumptions: [], edits: [], refs: [], ...more };
}
const said = (rule: string, plan: Plan): string[] => verifyPlan(plan, knowledge).findings.filter((finding) => finding.rule === rule).map(({ step, message }) => `${step ?? '-'} ${message}`);
const resumed = { edits: [{ id: 'resumed', words: 'taken up', insideLimits: true }] };
const freeOf = (drug: string, days: number): Partial<Plan> => ({ freeOf: [{ drug, since: addDays(START, -days) }] });

describe('the lower ceiling of citalopram', () => {
  const above = (...asked: Parameters<typeof byHand>): string[] => said('citalopram-ceiling', byHand(...asked));

  it('holds beside an inhibitor and not beside another medicine', () => {
    expect(above('fluvoxamine:50', 'citalopram:40', [[7, 'fluvoxamine:50 citalopram:20'], [7, 'fluvoxamine:50 citalopram:40'], [1, 'citalopram:40']])).toEqual(['2 40 mg of citalopram is above 20 mg']);
    expect(above('mirtazapine:15', 'citalopram:40', [[7, 'mirtazapine:15 citalopram:40'], [1, 'citalopram:40']])).toEqual([]);
  });

  it('holds for as many days as fluoxetine still acts, and not before it is taken', () => {
    const after = (days: number) => above('fluoxetine:20', 'citalopram:40', [[days, 'citalopram:20'], [1, 'citalopram:40']]);
    expect([after(41), after(42)]).toEqual([['2 40 mg of citalopram is above 20 mg'], []]);
    const afterTaking = (days: number) => above('fluoxetine:20', 'citalopram:40', [[7, 'fluoxetine:20'], [days, 'citalopram:20'], [1, 'citalopram:40']]);
    expect([afterTaking(41), afterTaking(42)]).toEqual([['3 40 mg of citalopram is above 20 mg'], []]);
    expect(above('citalopram:40', 'fluoxetine:20', [[7, 'citalopram:40'], [7, 'fluoxetine:20'], [1, '']])).toEqual([]);
    const free = (days: number) => above('mirtazapine:15', 'citalopram:40', [[3, 'citalopram:40'], [1, 'citalopram:40']], freeOf('fluoxetine', days));
    expect([free(40), free(42)]).toEqual([['1 40 mg of citalopram is above 20 mg'], []]);
  });
});

describe('the first doses of bupropion XL', () => {
  const early = (...asked: Parameters<typeof byHand>): string[] => said('bupropion-dose', byHand(...asked)).filter((line) => line.includes('before'));
  const found = (step: number) => [`${step} more than 150 mg of bupropion-xl before 4 days on it`];

  it('are 150 mg for four days', () => {
    expect(early('sertraline:50', 'bupropion-xl:300', [[3, 'bupropion-xl:150'], [1, 'bupropion-xl:300']])).toEqual(found(2));
    expect(early('sertraline:50', 'bupropion-xl:300', [[4, 'bupropion-xl:150'], [1, 'bupropion-xl:300']])).toEqual([]);
    expect(early('sertraline:50', 'bupropion-xl:300', [[7, 'sertraline:50'], [1, '']])).toEqual([]);
  });

  it('may be as high as another form was on the very day before', () => {
    const from = (mg: number) => early(`bupropion-sr:${mg}`, 'bupropion-xl:300', [[1, 'bupropion-xl:300']]);
    expect([from(300), from(200)]).toEqual([[], found(1)]);
    expect(early('bupropion-sr:150', 'bupropion-xl:300', [[7, 'bupropion-sr:300'], [1, 'bupropion-xl:300']])).toEqual([]);
    expect(early('bupropion-sr:300', 'bupropion-xl:300', [[7, 'bupropion-sr:300'], [7, 'bupropion-sr:150'], [1, 'bupropion-xl:300']])).toEqual(found(3));
    expect(early('bupropion-sr:300', 'bupropion-xl:300', [[7, 'bupropion-sr:300'], [1, ''], [1, 'bupropion-xl:300']])).toEqual(found(3));
  });

  it('are not known from another medicine of as many milligrams', () => {
    expect(early('lithium:900', 'bupropion-xl:300', [[1, 'bupropion-xl:300']])).toEqual(found(1));
    expect(early('lithium:900 bupropion-sr:100', 'bupropion-xl:300', [[7, 'lithium:900 bupropion-sr:100'], [1, 'bupropion-xl:300']])).toEqual(found(2));
  });

  it('of one product only', () => {
    expect(said('bupropion-dose', byHand('bupropion-sr:150', 'bupropion-xl:150', [[7, 'bupropion-sr:150 bupropion-xl:150'], [1, 'bupropion-xl:150']]))).toEqual(['1 bupropion-sr and bupropion-xl on the same day']);
    expect(said('single-dose', byHand('sertraline:50', 'bupropion-sr:300', [[1, 'bupropion-sr:300']]))).toEqual(['1 a single dose above 200 mg']);
    expect(said('single-dose', byHand('sertraline:50', 'bupropion-sr:200', [[1, 'bupropion-sr:200']]))).toEqual([]);
    const split = byHand('sertraline:50', 'bupropion-sr:400', [[1, 'bupropion-sr:400']]);
    const twice = (timesPerDay: number): Plan => ({ ...split, steps: split.steps.map((step) => ({ ...step, doses: step.doses.map((dose) => ({ ...dose, timesPerDay })) })) });
    expect([said('single-dose', twice(2)), said('times', twice(4)), said('times', twice(5))]).toEqual([[], [], ['1 5 times a day']]);
  });
});

describe('gaps', () => {
  it('count from the start for a medicine that is never taken in the plan, and not at all for one that is never begun', () => {
    expect(said('from-maoi', byHand('phenelzine:45', 'sertraline:50', [[13, ''], [1, 'sertraline:50']]))).toEqual(['2 13 full days free of phenelzine before sertraline, 14 needed']);
    expect(said('from-maoi', byHand('phenelzine:45', 'sertraline:50', [[14, ''], [1, 'sertraline:50']]))).toEqual([]);
    expect(said('from-maoi', byHand('phenelzine:45', 'sertraline:50', [[7, 'phenelzine:45'], [1, '']]))).toEqual([]);
    expect(said('gap', byHand('phenelzine:45', 'sertraline:50', [[7, 'phenelzine:45'], [1, '']]))).toEqual([]);
  });
});

describe('what stands beside each other', () => {
  const beside = (...asked: Parameters<typeof byHand>): string[] => said('beside', byHand(...asked));

  it('is asked of a plan taken up only where old and new are taken on the same days', () => {
    const old = 'fluoxetine:20 clomipramine:50';
    expect(beside(old, 'clomipramine:50', [[7, old], [1, 'clomipramine:50']], { ...resumed, pair: 'fluoxetine__clomipramine' })).toEqual(['- content does not let clomipramine join fluoxetine']);
    // No row names it: nothing began with this plan, and the two were taken together before it.
    expect(beside(old, 'clomipramine:50', [[7, old], [1, 'clomipramine:50']], { ...resumed, pair: null, strategy: 'linear-taper' })).toEqual([]);
    // What still rises began with the plan, and so did something in a switch: whatever row the plan names.
    const found = ['- content does not let clomipramine join fluoxetine'];
    expect(beside(old, 'clomipramine:75', [[7, old], [1, 'clomipramine:75']], { ...resumed, pair: null, strategy: 'linear-taper' })).toEqual(found);
    expect(beside(old, 'clomipramine:50', [[7, old], [1, 'clomipramine:50']], { ...resumed, pair: null, strategy: 'direct-switch' })).toEqual(found);
    expect(beside(old, 'clomipramine:50', [[7, 'clomipramine:50'], [1, 'clomipramine:50']], resumed)).toEqual([]);
    expect(beside(old, 'clomipramine:50', [[7, old], [1, 'clomipramine:50']])).toEqual([]);
  });

  it('is not asked of what was taken beside the old medicine before the plan, while another medicine is the one that the plan begins', () => {
    const begins = (kept: string, more: Partial<Plan> = {}) => beside(`fluoxetine:20 vortioxetine:20`, `vortioxetine:${kept} citalopram:20`, [[7, `fluoxetine:20 vortioxetine:20`], [7, `vortioxetine:${kept}`], [1, `vortioxetine:${kept} citalopram:20`]], { ...resumed, pair: 'fluoxetine__SSRI', strategy: 'taper-washout-start', ...more }).filter((line) => line.includes('join fluoxetine'));
    const found = ['- content does not let vortioxetine join fluoxetine'];
    expect([begins('20'), begins('10')]).toEqual([[], []]);
    // Where no other medicine has the row of the plan, the one that stays may be what the plan began.
    expect([begins('20', { pair: 'paroxetine+fluoxetine__vortioxetine' }), begins('20', { pair: null }), begins('10', { pair: null })]).toEqual([found, found, []]);
    // A plan that says what it had begun is asked of that, whichever row it names, and of nothing else that stays.
    expect([begins('20', { begun: ['vortioxetine'] }), begins('20', { begun: [] }), begins('20', { begun: [], pair: null })]).toEqual([found, [], []]);
  });

  it('keeps the share of the old dose, on days of both and while the plan is not taken up in its middle', () => {
    const cap = (from: number, beside: number, more: Partial<Plan> = {}) => said('overlap-cap', byHand(`vortioxetine:${from}`, 'bupropion-xl:150', [[7, `vortioxetine:${from}`], [7, `vortioxetine:${beside} bupropion-xl:150`], [1, 'bupropion-xl:150']], { strategy: 'cross-taper', ...more }));
    expect([cap(20, 10), cap(10, 5), cap(10, 10, resumed)]).toEqual([[], [], []]);
    expect(cap(20, 15)).toEqual([expect.stringMatching(/^2 15 mg of vortioxetine beside bupropion-xl is above what the pair allows/) as string]);
    expect(cap(10, 6)).toHaveLength(1);
  });

  it('is a row for each: a plan taken up may carry the row of what began before', () => {
    const plan = (pair: string | null, more: Partial<Plan>) => said('pair', byHand('sertraline:50 bupropion-xl:150', 'bupropion-xl:150 mirtazapine:15', [[7, 'sertraline:50 bupropion-xl:150 mirtazapine:15'], [1, 'bupropion-xl:150 mirtazapine:15']], { strategy: 'cross-taper', pair, ...more }));
    const own = 'citalopram+escitalopram+sertraline__bupropion-sr+bupropion-xl';
    expect([plan(own, resumed), plan(own, {})]).toEqual([[], [`- ${own} is not the row of these drugs`]]);
    expect(said('pair', byHand('sertraline:50', 'sertraline:25', [[1, 'sertraline:25']], { strategy: 'dose-reduction' }))).toEqual([]);
  });
});

describe('a cut below the usual range, of several that end', () => {
  const cut = (more: Partial<Plan>) => said('cut', byHand('fluoxetine:40 sertraline:50', '', [[14, 'fluoxetine:20 sertraline:50'], [14, 'sertraline:12.5'], [1, '']], { strategy: 'linear-taper', ...more }));

  it('is the curve’s to decide where each goes its own way, and not where one strategy was asked for all', () => {
    expect(knowledge.tapering.general.largestCutShare.share).toBe(0.5);
    expect(cut({})).toEqual([]);
    expect(cut({ edits: [{ id: 'strategy', words: 'linear taper for each', insideLimits: true }] })).toEqual(['2 sertraline falls from 50 to 12.5 mg, more than 50 %']);
    expect(cut({ strategy: 'hyperbolic-taper' })).toEqual([]);
  });
});

describe('the row of two drugs', () => {
  it.each([
    ['fluvoxamine', 'duloxetine', 'fluvoxamine__duloxetine', 'citalopram+escitalopram+sertraline+paroxetine+fluvoxamine__SNRI'],
    ['duloxetine', 'fluvoxamine', 'duloxetine__fluvoxamine', 'SNRI__SSRI'],
    ['vortioxetine', 'clomipramine', 'vortioxetine__fluoxetine+fluvoxamine+clomipramine', 'vortioxetine__TCA'],
    ['venlafaxine-xr', 'clomipramine', 'SNRI__clomipramine', 'SNRI__TCA'],
    ['phenelzine', 'imipramine', 'MAOI__clomipramine+imipramine', 'MAOI__SSRI+SNRI+SMS+TCA+NRI+SARI+NaSSA+moclobemide+buspirone'],
    ['duloxetine', 'agomelatine', 'duloxetine__agomelatine', 'citalopram+escitalopram+sertraline+paroxetine+fluoxetine+SNRI__agomelatine'],
  ])('%s to %s is the one that names them, not the one of a class', (old, next, row, other) => {
    const named = (pair: string) => said('pair', byHand(`${old}:30`, `${next}:30`, [[30, ''], [1, `${next}:30`]], { pair }));
    expect(named(row)).toEqual([]);
    expect(named(other)).toEqual([`- ${other} is not the row of these drugs`]);
  });
});

describe('units', () => {
  const units = (of: Dose['units']): string[] => {
    const plan = byHand('paroxetine:20', 'paroxetine:10', [[1, 'paroxetine:10']]);
    return said('unit', { ...plan, steps: plan.steps.map((step) => ({ ...step, doses: step.doses.map((dose) => ({ ...dose, units: of })) })) });
  };

  it('are a number above nothing of what is sold', () => {
    expect(units([{ form: 'tablet', strengthMg: 10, count: 1 }])).toEqual([]);
    expect(units([{ form: 'tablet', strengthMg: 10, count: 0 }])).toEqual(['1 0 of a tablet cannot be taken']);
    expect(units([{ form: 'tablet', strengthMg: 10, count: Number.POSITIVE_INFINITY }])).toEqual(['1 Infinity of a tablet cannot be taken']);
    expect(units([{ form: 'oral suspension', mgPerMl: 2, ml: 5 }])).toEqual([]);
    expect(units([{ form: 'oral suspension', mgPerMl: 2, ml: 0 }])).toEqual(['1 0 mL is no whole number of tenths']);
    expect(units([{ form: 'oral suspension', mgPerMl: 4, ml: 2.5 }])).toEqual(['1 4 mg/mL oral suspension is not sold in the US']);
  });

  it('make the dose to the last microgram, and no dose is nothing', () => {
    const sum = (mgPerDay: number, strengthMg: number): string[] => {
      const plan = byHand('sertraline:100', 'sertraline:50', [[1, 'sertraline:50']]);
      return said('sum', { ...plan, steps: plan.steps.map((step) => ({ ...step, doses: step.doses.map((dose) => ({ ...dose, mgPerDay, units: [{ form: 'tablet', strengthMg, count: 1 }] })) })) });
    };
    expect([sum(50, 50), sum(0, 0), sum(50.0004, 50), sum(50.001, 50)]).toEqual([[], ['1 the units make 0 mg, the dose says 0 mg'], ['1 the units make 50 mg, the dose says 50.0004 mg'], ['1 the units make 50 mg, the dose says 50.001 mg']]);
  });

  it('are counted as the days use them', () => {
    const counted = (count: number | null, wholeDays: number) => said('quantity', { ...byHand('sertraline:100', 'sertraline:25', [[7, 'sertraline:50'], [1, 'sertraline:25']]), quantities: [{ drug: 'sertraline', form: 'tablet', strengthMg: 50, mgPerMl: null, count, ml: null, wholeDays }] });
    expect([counted(7, 7), counted(7, 8), counted(6.5, 7), counted(null, 7)]).toEqual([[], ['- sertraline|tablet|50: the days use 7, the plan says 7'], ['- sertraline|tablet|50: the days use 7, the plan says 6.5'], ['- sertraline|tablet|50: the days use 7, the plan says none']]);
    expect(verifyPlan(byHand('sertraline:100', 'sertraline:25', [[7, 'sertraline:50'], [1, 'sertraline:25']]), knowledge).findings.filter(({ rule }) => rule === 'quantity')).toMatchObject([{ drug: 'sertraline', message: 'sertraline|tablet|50 is used and not counted' }]);
  });
});
