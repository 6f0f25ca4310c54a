import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { daysBetween, localDate } from './model/local-date';
import { NO_STEERING } from './model/plan';
import type { Plan, PlanRequest, Steering } from './model/plan';
import { plan } from './plan';
import { verifyPlan } from './plan-verifier/verify-plan';

const knowledge = loadKnowledge();
const sertraline: Omit<PlanRequest, 'steering'> = { from: [{ drug: 'sertraline', mgPerDay: 100 }], to: [{ drug: 'bupropion-xl', mgPerDay: 300 }], strategy: null, region: 'US', pace: 'default', on: null };

function made(steering: Partial<Steering>, request: Partial<PlanRequest> = {}, start = '2026-12-01'): Plan {
  const result = plan({ ...sertraline, ...request, steering: { ...NO_STEERING, ...steering } }, null, knowledge, localDate(start));
  if (!result.ok) throw new Error(result.error.message);
  expect(verifyPlan(result.value, knowledge).findings).toEqual([]);
  return result.value;
}
const taperOf = (drug: string, mgPerDay: number, strategy: PlanRequest['strategy']): Partial<PlanRequest> => ({ from: [{ drug, mgPerDay }], to: [], strategy });
const of = (value: Plan, drug: string): (number | null)[] => value.steps.map(({ doses }) => doses.find((dose) => dose.drug === drug)?.mgPerDay ?? 0);
const days = (value: Plan): (number | null)[] => value.steps.map((step) => step.days);

describe('the prescriber steers', () => {
  it('a hold lengthens its step and moves everything after it, both drugs alike', () => {
    const held = made({ holds: [{ step: 2, days: 14 }] });
    expect(days(held)).toEqual([7, 21, 7, 7, null]);
    expect(held.steps[2]).toMatchObject({ from: '2026-12-29' });
    expect(held.edits).toEqual([{ id: 'hold', words: 'step 2 held for 14 more days', insideLimits: true }]);
  });

  it('a step back takes the doses of the step before once more, says so, and leaves the new drug where it is', () => {
    const back = made({ stepBackAt: 3 });
    expect(of(back, 'sertraline')).toEqual([75, 50, 25, 50, 25, 12.5, 0]);
    expect(of(back, 'bupropion-xl')).toEqual([150, 150, 300, 300, 300, 300, 300]);
    expect(back.steps.filter(({ reinstates }) => reinstates).map(({ n }) => n)).toEqual([4]);
  });

  it('a plan taken up at a step on its own day has the same rest', () => {
    const rule = made({});
    const resumed = made({ resumeAt: 3 }, {}, '2026-12-15');
    expect(resumed.from).toEqual([{ drug: 'sertraline', mgPerDay: 50 }, { drug: 'bupropion-xl', mgPerDay: 150 }]);
    expect(resumed.steps.map(({ n: _, ...step }) => step)).toEqual(rule.steps.slice(2).map(({ n: _, ...step }) => step));
  });

  it('a liquid tail follows the half tablet where a liquid is sold', () => {
    const tail = made({ liquidTail: true });
    expect(of(tail, 'sertraline').slice(3)).toEqual([12.5, 6, 4, 0]);
    expect(days(tail).slice(3)).toEqual([7, 14, 14, null]);
    expect(tail.steps[4]?.doses[0]?.how).toContain('0.3 mL of 20 mg/mL');
  });

  it('a length of its own for each step, marked when outside the limits', () => {
    expect(days(made({ stepDays: 21 }))).toEqual([14, 7, 21, 21, 21, null]);
    expect(made({ stepDays: 3 }).edits).toEqual([{ id: 'step-length', words: '3 days a step', insideLimits: false }]);
    for (const stepDays of [7, 14]) expect(made({ stepDays }).edits[0]?.insideLimits).toBe(true);
  });

  it('a length of steps says so where no step on the way down has an end, also of one that only waits for its turn', () => {
    const nothing = [expect.objectContaining({ id: 'step-length', words: '3 days a step asked for, which changes nothing: no step on the way down has an end', insideLimits: true })] as unknown[];
    const lowered = { from: [{ drug: 'citalopram', mgPerDay: 20 }], to: [{ drug: 'citalopram', mgPerDay: 15 }], strategy: null } satisfies Partial<PlanRequest>;
    expect(days(made({ stepDays: 3 }, lowered))).toEqual([null]);
    expect(made({ stepDays: 3 }, lowered).edits).toEqual(nothing);
    const both = { from: [...lowered.from, { drug: 'mirtazapine', mgPerDay: 30 }], to: [...lowered.to, { drug: 'mirtazapine', mgPerDay: 22.5 }], strategy: null } satisfies Partial<PlanRequest>;
    expect(made({ stepDays: 3, oneAfterAnother: true }, both).edits.slice(0, 1)).toEqual(nothing);
  });

  it('a first cut of its own, marked when it is more than half', () => {
    expect(of(made({ firstCutMg: 50 }), 'sertraline')).toEqual([50, 25, 12.5, 0]);
    expect(made({ firstCutMg: 75 }).edits[0]?.insideLimits).toBe(false);
    for (const firstCutMg of [25, 50]) expect(made({ firstCutMg }).edits[0]?.insideLimits).toBe(true);
    // Of several that fall the smallest dose decides, and one that stays does not.
    const two = [{ drug: 'paroxetine', mgPerDay: 20 }, { drug: 'sertraline', mgPerDay: 100 }];
    expect(made({ firstCutMg: 12 }, { from: two, to: [] }).edits).toEqual([{ id: 'first-cut', words: 'first cut of 12 mg', insideLimits: false }]);
    expect(made({ firstCutMg: 12 }, { from: two, to: two.slice(0, 1) }).edits[0]?.insideLimits).toBe(true);
    expect(plan({ ...sertraline, to: [], steering: { ...NO_STEERING, firstCutMg: 0.0001 } }, null, knowledge, localDate('2026-12-01'))).toMatchObject({ ok: false, error: { code: 'first-cut' } });
  });

  it('a new drug later than the rule lets it start, the days between shown as a wash-out', () => {
    const later = made({ newDrugOn: localDate('2027-01-10') });
    expect(later.steps.filter(({ kind }) => kind === 'washout')).toMatchObject([{ from: '2026-12-29', to: '2027-01-09', days: 12 }]);
  });

  it('each pace ends later than the one before it', () => {
    const ends = (['faster', 'default', 'slower'] as const).map((pace) => made({}, { pace }).steps.at(-1)?.from ?? '');
    expect(ends).toEqual([...ends].sort());
    const tapers = (['faster', 'default', 'slower'] as const).map((pace) => made({}, { pace, from: [{ drug: 'paroxetine', mgPerDay: 40 }], to: [] }).steps.at(-1)?.from ?? '');
    expect(tapers).toEqual([...new Set(tapers)].sort());
    expect(tapers[1]).toBe('2027-07-13');
  });
});

describe('a pace that changes nothing says so', () => {
  const paceOf = (value: Plan) => value.edits.filter(({ id }) => id === 'pace');
  const atOnce: Partial<PlanRequest> = { from: [{ drug: 'sertraline', mgPerDay: 50 }], to: [{ drug: 'escitalopram', mgPerDay: 10 }], strategy: 'direct-switch' };

  it('faster where every step is a week long already', () => {
    const taper: Partial<PlanRequest> = { from: [{ drug: 'sertraline', mgPerDay: 100 }], to: [{ drug: 'bupropion-xl', mgPerDay: 150 }] };
    const faster = made({}, { ...taper, pace: 'faster' });
    expect({ ...faster, pace: 'default', edits: [] }).toEqual(made({}, taper));
    expect(paceOf(faster)).toEqual([{ id: 'pace', words: 'faster pace asked for, which changes nothing: no step can be shorter', insideLimits: true }]);
  });

  it('faster for the new medicine alone', () => {
    const faster = made({}, { pace: 'faster' });
    expect(of(faster, 'sertraline')).toEqual(of(made({}), 'sertraline'));
    expect(of(faster, 'bupropion-xl')).not.toEqual(of(made({}), 'bupropion-xl'));
    expect(paceOf(faster)).toEqual([{ id: 'pace', words: 'faster than the rule, but no step of sertraline can be shorter', insideLimits: true }]);
  });

  it('faster and slower where the days of each step are given', () => {
    for (const pace of ['faster', 'slower'] as const) {
      expect(paceOf(made({ stepDays: 21 }, { ...taperOf('paroxetine', 20, 'linear-taper'), pace }))).toEqual([{ id: 'pace', words: `${pace} pace asked for, which changes nothing: the days of a step are given`, insideLimits: true }]);
    }
  });

  it('slower where no step has an end', () => {
    expect(paceOf(made({}, { ...atOnce, pace: 'slower' }))).toEqual([{ id: 'pace', words: 'slower pace asked for, which changes nothing: no step has days that a pace decides', insideLimits: true }]);
  });

  it('and one that does change a day does not', () => {
    for (const pace of ['faster', 'slower'] as const) expect(paceOf(made({}, { ...taperOf('paroxetine', 40, null), pace }))).toEqual([{ id: 'pace', words: `${pace} than the rule`, insideLimits: true }]);
    expect(paceOf(made({}, { pace: 'slower' }))[0]?.words).toBe('slower than the rule');
    expect(paceOf(made({ stepDays: 21 }, { pace: 'faster' }))[0]?.words).toBe('faster than the rule');
    // Only the pace lets the new drug begin on its day.
    const fluoxetine: Partial<PlanRequest> = { from: [{ drug: 'fluoxetine', mgPerDay: 40 }], to: [{ drug: 'phenelzine', mgPerDay: 45 }] };
    const rule = made({}, fluoxetine).steps.at(-1)?.from;
    const early = made({}, { ...fluoxetine, pace: 'faster' });
    expect(early.steps.at(-1)?.from).not.toBe(rule);
    const begins = early.steps.find(({ doses }) => doses.some(({ drug }) => drug === 'phenelzine'))?.from ?? '';
    expect(paceOf(made({ newDrugOn: localDate(begins) }, { ...fluoxetine, pace: 'faster' }))[0]?.words).toBe('faster than the rule');
  });

  it('nothing is said of the pace of the rule', () => {
    expect(paceOf(made({}))).toEqual([]);
  });
});

describe('more than one drug', () => {
  it('augmentation keeps the one and begins the other', () => {
    const both = made({}, { to: [{ drug: 'sertraline', mgPerDay: 100 }, { drug: 'bupropion-xl', mgPerDay: 150 }] });
    expect(both.strategy).toBe('augmentation');
    expect(both.steps).toHaveLength(1);
    expect(both.steps[0]?.doses.map(({ drug, mgPerDay }) => [drug, mgPerDay])).toEqual([['sertraline', 100], ['bupropion-xl', 150]]);
  });

  it('a kept drug may come down while another is added', () => {
    const both = made({}, { to: [{ drug: 'sertraline', mgPerDay: 50 }, { drug: 'bupropion-xl', mgPerDay: 150 }] });
    expect(of(both, 'sertraline')).toEqual([75, 50]);
    expect(days(both)).toEqual([14, null]);
  });

  it('what the overlap condition forbids beside the new drug is refused', () => {
    const request: PlanRequest = { ...sertraline, steering: NO_STEERING, from: [{ drug: 'venlafaxine-xr', mgPerDay: 150 }], to: [{ drug: 'venlafaxine-xr', mgPerDay: 150 }, { drug: 'bupropion-xl', mgPerDay: 150 }] };
    expect(plan(request, null, knowledge, localDate('2026-12-01'))).toMatchObject({ ok: false, error: { code: 'overlap-cap' } });
  });
});

describe('several medicines', () => {
  const two = { from: [{ drug: 'sertraline', mgPerDay: 100 }, { drug: 'mirtazapine', mgPerDay: 30 }], to: [{ drug: 'bupropion-xl', mgPerDay: 300 }] };

  it('come down together, or one after another: the second waits at its dose until the first is gone', () => {
    const together = made({}, two);
    const after = made({ oneAfterAnother: true }, two);
    const gone = of(after, 'sertraline').indexOf(0);
    expect(of(together, 'mirtazapine')[0]).toBe(15);
    expect(of(after, 'mirtazapine').slice(0, gone)).toEqual(of(after, 'mirtazapine').slice(0, gone).map(() => 30));
    expect(of(after, 'mirtazapine')[gone]).toBe(15);
    expect(of(after, 'mirtazapine').at(-1)).toBe(0);
    expect(of(after, 'bupropion-xl').at(-1)).toBe(300);
    expect(after.edits.map(({ id }) => id)).toEqual(['one-after-another']);
  });

  it('the new one joins only when every old one lets it', () => {
    const after = made({ oneAfterAnother: true }, { from: [{ drug: 'fluoxetine', mgPerDay: 20 }, { drug: 'mirtazapine', mgPerDay: 15 }], to: [{ drug: 'phenelzine', mgPerDay: 45 }] });
    const last = after.steps.findIndex(({ doses }) => doses.some(({ drug }) => drug === 'phenelzine'));
    const lastTaken = after.steps.slice(0, last).filter(({ doses }) => doses.some(({ drug }) => drug === 'mirtazapine')).at(-1);
    const free = after.steps.slice(lastTaken?.n ?? 0, last).reduce((sum, step) => sum + (step.days ?? 0), 0);
    expect(free).toBeGreaterThanOrEqual(14);
  });

  it('that begin one after another leave a week at the first target', () => {
    const after = made({ oneAfterAnother: true }, { from: [{ drug: 'sertraline', mgPerDay: 50 }], to: [{ drug: 'bupropion-xl', mgPerDay: 300 }, { drug: 'mirtazapine', mgPerDay: 15 }] });
    const target = after.steps.find(({ doses }) => doses.some(({ drug, mgPerDay }) => drug === 'bupropion-xl' && mgPerDay === 300));
    const next = after.steps.find(({ doses }) => doses.some(({ drug }) => drug === 'mirtazapine'));
    expect(target === undefined || next === undefined ? null : daysBetween(target.from, next.from)).toBe(7);
  });

  it('need to be two', () => {
    expect(plan({ ...sertraline, steering: { ...NO_STEERING, oneAfterAnother: true } }, null, knowledge, localDate('2026-12-01'))).toMatchObject({ ok: false, error: { code: 'one-after-another' } });
  });
});

it('a dose that cannot be made is named with the one that is taken', () => {
  const value = made({}, { from: [{ drug: 'sertraline', mgPerDay: 150 }] });
  expect(of(value, 'sertraline')).toEqual([112.5, 75, 37.5, 25, 12.5, 0]);
  expect(value.assumptions).toContain('Sertraline: 18.75 mg cannot be made here, 12.5 mg is taken.');
});
