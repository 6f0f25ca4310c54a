import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { addDays, localDate } from '../model/local-date';
import { NO_STEERING } from '../model/plan';
import type { Dose, Plan, PlanRequest, Step } from '../model/plan';
import { plan } from '../plan';
import { dayNumber } from './day-number';
import { verifyPlan } from './verify-plan';

const knowledge = loadKnowledge();
const base: Omit<PlanRequest, 'from' | 'to'> = { strategy: null, region: 'US', pace: 'default', steering: NO_STEERING, on: null };
const amount = (drug: string, mgPerDay: number) => ({ drug, mgPerDay });

function made(from: PlanRequest['from'], to: PlanRequest['to'], more: Partial<PlanRequest> = {}): Plan {
  const result = plan({ ...base, ...more, from, to }, null, knowledge, localDate('2026-12-01'));
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
const CROSS = made([amount('sertraline', 100)], [amount('bupropion-xl', 300)]);
const MAOI = made([amount('phenelzine', 45)], [amount('sertraline', 50)]);
const TAPER = made([amount('paroxetine', 40)], []);

const step = (value: Plan, n: number, change: (held: Step) => Partial<Step>): Plan => ({ ...value, steps: value.steps.map((held) => (held.n === n ? { ...held, ...change(held) } : held)) });
const dose = (value: Plan, n: number, drug: string, change: Partial<Dose>): Plan => step(value, n, (held) => ({ doses: held.doses.map((entry) => (entry.drug === drug ? { ...entry, ...change } : entry)) }));
const tablets = (strengthMg: number, count: number, form = 'tablet'): Partial<Dose> => ({
  mgPerDay: strengthMg * count,
  units: [{ form, strengthMg, count }],
  how: `${count === 0.5 ? '½' : count} × ${strengthMg} mg ${form}, once daily`,
});
const rulesOf = (value: Plan): string[] => [...new Set(verifyPlan(value, knowledge).findings.map(({ rule }) => rule))];

describe('the verifier', () => {
  it('has nothing to say about plans that hold', () => {
    for (const value of [CROSS, MAOI, TAPER]) expect(verifyPlan(value, knowledge)).toEqual({ ok: true, findings: [] });
  });

  it('counts the days in which fluoxetine still acts on citalopram, ended in the plan or before it', () => {
    const held = made([amount('fluoxetine', 20)], [amount('citalopram', 40)], { steering: { ...NO_STEERING, newDrugOn: localDate('2026-12-29') } });
    const [gap, ...later] = held.steps;
    if (gap === undefined || gap.days === null) throw new Error('no wash-out');
    const early = { ...held, steps: [{ ...gap, to: addDays(gap.from, gap.days - 2), days: gap.days - 1 }, ...later.map((entry) => ({ ...entry, from: addDays(entry.from, -1), to: entry.to === null ? null : addDays(entry.to, -1) }))] };
    expect(rulesOf(held)).toEqual([]);
    expect(rulesOf(early)).toEqual(['citalopram-ceiling']);
    const after = made([amount('mirtazapine', 15)], [amount('citalopram', 40)]);
    const atFortyOn = after.steps.at(-1)?.from ?? after.start;
    const since = (days: number) => rulesOf({ ...after, freeOf: [{ drug: 'fluoxetine', since: addDays(atFortyOn, -days) }] });
    expect(since(42)).not.toContain('citalopram-ceiling');
    expect(since(41)).toContain('citalopram-ceiling');
  });

  it('finds what is broken by where, when, which drug and which rule', () => {
    const { ok, findings } = verifyPlan(dose(CROSS, 2, 'sertraline', { mgPerDay: 55 }), knowledge);
    expect(ok).toBe(false);
    expect(findings[0]).toEqual({ step: 2, on: '2026-12-08', drug: 'sertraline', rule: 'sum', message: 'the units make 50 mg, the dose says 55 mg' });
  });

  it.each<[string, Plan, string]>([
    ['no step', { ...CROSS, steps: [] }, 'steps'],
    ['another start', { ...CROSS, start: localDate('2026-12-02') }, 'contiguous'],
    ['a step a day late', step(CROSS, 3, () => ({ from: localDate('2026-12-16'), days: 6 })), 'contiguous'],
    ['a step a day short', step(CROSS, 2, () => ({ to: localDate('2026-12-13') })), 'length'],
    ['a wrong number of days', step(CROSS, 2, () => ({ days: 8 })), 'length'],
    ['a step that ends before it begins', step(CROSS, 2, () => ({ to: localDate('2026-12-07'), days: 0 })), 'length'],
    ['steps numbered wrongly', step(CROSS, 2, () => ({ n: 7 })), 'numbering'],
    ['an open step in the middle', step(CROSS, 2, () => ({ to: null, days: null })), 'open-end'],
    ['a last step with an end', step(CROSS, 5, () => ({ to: localDate('2027-01-04'), days: 7 })), 'open-end'],
    ['a wash-out with a dose in it', step(CROSS, 2, () => ({ kind: 'washout' })), 'kind'],
    ['a wash-out at the end of a taper', step(TAPER, 9, () => ({ kind: 'washout' })), 'kind'],
    ['a look before the start', { ...CROSS, checkpoints: [{ on: localDate('2026-11-30'), what: 'call', refs: ['nice-ng222'] }] }, 'checkpoint'],
    ['an unknown drug', step(CROSS, 5, ({ doses }) => ({ doses: doses.map((entry) => ({ ...entry, drug: 'prozax' })) })), 'drug'],
    ['a drug nobody asked for', step(CROSS, 5, ({ doses }) => ({ doses: [...doses, { ...doses[0], drug: 'mirtazapine', ...tablets(15, 1), occupancyPercent: null, dropPoints: null, timesPerDay: 1 } as Dose] })), 'drug'],
    ['a drug twice in a step', step(CROSS, 5, ({ doses }) => ({ doses: [...doses, ...doses] })), 'once'],
    ['a strength that is not sold', dose(CROSS, 2, 'sertraline', tablets(20, 2.5)), 'unit'],
    ['half a capsule', dose(MAOI, 1, 'phenelzine', tablets(15, 1.5)), 'unit'],
    ['a quarter of a tablet', dose(CROSS, 4, 'sertraline', tablets(50, 0.25)), 'unit'],
    ['units of another region', { ...CROSS, region: 'UK' }, 'unit'],
    ['a liquid in hundredths', dose(TAPER, 8, 'paroxetine', { units: [{ form: 'oral suspension', mgPerMl: 2, ml: 0.31 }], mgPerDay: 0.62 }), 'unit'],
    ['a controlled-release tablet', dose(TAPER, 2, 'paroxetine', tablets(12.5, 1, 'controlled-release tablet')), 'unit'],
    ['words that say another number of tablets', dose(CROSS, 2, 'sertraline', { how: '2 × 50 mg tablet, once daily' }), 'words'],
    ['above the maximum', dose(CROSS, 5, 'bupropion-xl', tablets(300, 2, '24-hour extended-release tablet')), 'maximum'],
    ['twenty tablets a day', dose(CROSS, 1, 'sertraline', tablets(25, 20)), 'many-units'],
    ['no time of day', dose(CROSS, 1, 'sertraline', { timesPerDay: 0 }), 'times'],
    ['a quantity too small', { ...CROSS, quantities: CROSS.quantities.map((entry, at) => (at === 0 ? { ...entry, count: (entry.count ?? 0) - 1 } : entry)) }, 'quantity'],
    ['a quantity left out', { ...CROSS, quantities: CROSS.quantities.slice(1) }, 'quantity'],
    ['a quantity twice', { ...CROSS, quantities: [...CROSS.quantities, ...CROSS.quantities.slice(0, 1)] }, 'quantity'],
    ['a rise on the way down', dose(CROSS, 3, 'sertraline', tablets(100, 1)), 'rises'],
    ['a rise that says it was asked for and was not', step(dose(CROSS, 3, 'sertraline', tablets(100, 1)), 3, () => ({ reinstates: true })), 'reinstates'],
    ['a cut of three quarters', dose(CROSS, 1, 'sertraline', tablets(25, 1)), 'cut'],
    ['a step of three days', step(step(CROSS, 2, () => ({ to: localDate('2026-12-10'), days: 3 })), 3, () => ({ from: localDate('2026-12-11'), days: 11 })), 'step-too-short'],
    ['a new drug that falls', dose(CROSS, 5, 'bupropion-xl', tablets(150, 1, '24-hour extended-release tablet')), 'falls'],
    ['an end that is not the target', { ...CROSS, to: [amount('bupropion-xl', 150)] }, 'target'],
    ['an occupancy of a point more', dose(CROSS, 1, 'sertraline', { occupancyPercent: 84.4 }), 'occupancy'],
    ['a drop that is not one', dose(CROSS, 1, 'sertraline', { dropPoints: 0 }), 'occupancy'],
    ['a strategy the pair does not have', { ...CROSS, strategy: 'direct-switch' }, 'strategy'],
    ['another row of the table', { ...CROSS, pair: 'SNRI__vortioxetine' }, 'pair'],
    ['300 mg of bupropion from the first day', dose(CROSS, 1, 'bupropion-xl', tablets(300, 1, '24-hour extended-release tablet')), 'bupropion-dose'],
    ['an MAOI tapered in two weeks', { ...MAOI, steps: [...MAOI.steps.slice(1, 2).map((held) => ({ ...held, n: 1, from: localDate('2026-12-01'), to: localDate('2026-12-14') })), ...MAOI.steps.slice(2)] }, 'taper-too-short'],
    ['sertraline beside phenelzine', step(MAOI, 2, ({ doses }) => ({ doses: [...doses, ...(MAOI.steps[3]?.doses ?? [])] })), 'maoi-overlap'],
    ['a reference that is nowhere', { ...CROSS, refs: ['nobody-1999'] }, 'reference'],
    ['a drug without directions', { ...CROSS, sig: [] }, 'directions'],
  ])('finds %s', (_name, broken, rule) => {
    expect(rulesOf(broken)).toContain(rule);
  });

  it('finds a wash-out one day short, and the stop that asks for it', () => {
    const short = step(step(MAOI, 3, () => ({ to: localDate('2027-01-10'), days: 13 })), 4, () => ({ from: localDate('2027-01-11'), days: 8 }));
    expect(rulesOf(short)).toEqual(['quantity', 'gap', 'from-maoi']);
  });

  it('finds an overlap that the pair does not allow, and one above its cap', () => {
    const venlafaxine = made([amount('venlafaxine-xr', 150)], [amount('bupropion-xl', 150)]);
    expect(rulesOf(step(venlafaxine, 1, ({ doses }) => ({ doses: [...doses.map((entry) => ({ ...entry, ...tablets(150, 1, 'extended-release capsule') })), ...(venlafaxine.steps.at(-1)?.doses ?? [])] })))).toContain('overlap-cap');
    const switched = made([amount('citalopram', 20)], [amount('clomipramine', 25)]);
    const late = switched.steps.findIndex(({ doses }) => doses.some(({ drug }) => drug === 'clomipramine'));
    expect(rulesOf(step(switched, late, ({ doses }) => ({ doses: [...doses, ...(switched.steps[late]?.doses ?? [])] })))).toEqual(expect.arrayContaining(['overlap', 'clomipramine-reuptake']));
  });

  it('finds no row where there is none', () => {
    expect(rulesOf({ ...CROSS, from: [amount('lithium', 600)] })).toContain('no-pair');
  });
});

describe('its own calendar', () => {
  it('knows leap years and refuses days that do not exist', () => {
    const between = (a: string, b: string): number => (dayNumber(b) ?? 0) - (dayNumber(a) ?? 0);
    expect(between('2028-02-28', '2028-03-01')).toBe(2);
    expect(between('2027-02-28', '2027-03-01')).toBe(1);
    expect(between('2100-02-28', '2100-03-01')).toBe(1);
    expect(between('2000-02-28', '2000-03-01')).toBe(2);
    expect(between('1999-12-31', '2000-01-01')).toBe(1);
    expect(['2027-02-29', '2027-13-01', '2027-00-10', '2027-04-31', '1582-12-31', '27-01-01', '2027-1-1'].map(dayNumber)).toEqual([null, null, null, null, null, null, null]);
  });
});
