import { describe, expect, it } from 'vitest';

import { loadKnowledge, readContent } from '@/server/knowledge/load';
import { content } from '@/server/knowledge/schema/content';
import { localDate } from './model/local-date';
import { NO_STEERING } from './model/plan';
import type { Plan, PlanRequest } from './model/plan';
import { verifyPlan } from './plan-verifier/verify-plan';
import { plan } from './plan';
import { unitInWords } from './taper/render-steps';

const knowledge = loadKnowledge();
const { workedExamples } = content.parse(readContent()).tapering;
const amounts = (doses: Readonly<Record<string, number>>) => Object.entries(doses).filter(([, mg]) => mg > 0).map(([drug, mgPerDay]) => ({ drug, mgPerDay }));
type Example = (typeof workedExamples)[number];

const requestOf = ({ current, target }: Example): PlanRequest => ({ from: amounts(current), to: amounts(target), strategy: null, region: 'US', pace: 'default', steering: NO_STEERING, on: null });

function planOf(example: Example): Plan {
  const made = plan(requestOf(example), null, knowledge, localDate(example.planStart));
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

/** Units of each step as the examples' words name them, product names apart. */
const UNITS: Readonly<Record<string, readonly string[]>> = {
  'tv1-sertraline-100-to-bupropion-xl': ['1 × 50 mg tablet + 1 × 25 mg tablet', '1 × 50 mg tablet', '1 × 25 mg tablet', '½ × 25 mg tablet', ''],
  'tv2-escitalopram-20-to-10': ['1 × 10 mg tablet + 1 × 5 mg tablet', '1 × 10 mg tablet'],
  'tv3-paroxetine-40-hyperbolic': ['1 × 20 mg tablet', ...[6, 3.9, 2.7, 1.8, 1.2, 0.7, 0.3].map((ml) => `${ml} mL of 2 mg/mL oral suspension`), ''],
  'tv4-fluoxetine-40-to-phenelzine': ['1 × 20 mg capsule', '', ''],
  'tv5-venlafaxine-xr-225-to-vortioxetine-10': ['150', '75', '37.5'].map((mg) => `1 × ${mg} mg extended-release capsule`).concat(''),
  'tv6-phenelzine-45-to-sertraline-50': ['2 × 15 mg tablet', '1 × 15 mg tablet', '', '', ''],
};

describe.each(workedExamples.map((example) => [example.id, example] as const))('worked example %s', (id, example) => {
  const made = planOf(example);

  it('has its strategy, its pair, its days and its doses', () => {
    expect(made.strategy).toBe(example.strategy);
    expect(made.pair).toBe(example.pair ?? null);
    expect(made.steps.map(({ n, from, to, days, doses }) => ({ n, from, to, days, doses: Object.fromEntries(doses.map(({ drug, mgPerDay }) => [drug, mgPerDay])) }))).toEqual(
      example.steps.map(({ step, startDate, endDate, days, dosesMgPerDay }) => ({ n: step, from: startDate, to: endDate, days, doses: Object.fromEntries(Object.entries(dosesMgPerDay).filter(([, mg]) => mg > 0)) })),
    );
    expect(made.steps.map(({ kind }) => kind)).toEqual(example.steps.map(({ dosesMgPerDay, phase }) => (phase ?? (Object.values(dosesMgPerDay).some((mg) => mg > 0) ? 'dose' : 'stopped'))));
  });

  it('has its units and its occupancy to a tenth of a point', () => {
    const [old] = Object.keys(example.current);
    expect(made.steps.map(({ doses }) => doses.find(({ drug }) => drug === old)?.units.map(unitInWords).join(' + ') ?? '')).toEqual(UNITS[id]);
    for (const [at, { sertOccupancyPct, dosesMgPerDay }] of example.steps.entries()) {
      const doses = made.steps[at]?.doses ?? [];
      const named = doses.find(({ drug, occupancyPercent }) => occupancyPercent !== null && (dosesMgPerDay[drug] ?? 0) > 0);
      if (sertOccupancyPct !== undefined && sertOccupancyPct !== null) expect(named?.occupancyPercent ?? 0, `step ${at + 1}`).toBe(sertOccupancyPct);
    }
    for (const { step, dropPoints } of example.calculation?.filter(({ roundedDoseMg }) => roundedDoseMg > 0) ?? []) expect(made.steps[step - 1]?.doses[0]?.dropPoints).toBe(dropPoints);
  });

  it('raises every flag that the example expects, with a reference each', () => {
    const expected = example.expectedFlags.map((flag) => (flag.split(':')[0] ?? '').trim().replaceAll(' ', '-'));
    expect(made.warnings.map((warning) => warning.id)).toEqual(expect.arrayContaining(expected));
    for (const { refs } of made.warnings) expect(refs.length).toBeGreaterThan(0);
    if (example.reviewDates !== undefined) expect(made.checkpoints.map(({ on }) => on)).toEqual(example.reviewDates);
  });

  it('passes the verifier', () => {
    expect(verifyPlan(made, knowledge)).toEqual({ ok: true, findings: [] });
  });

  if (example.negativeTest !== undefined) {
    const { startRequested, expected } = example.negativeTest;
    it(`refuses the new drug on ${startRequested}`, () => {
      const refused = plan({ ...requestOf(example), steering: { ...NO_STEERING, newDrugOn: localDate(startRequested) } }, null, knowledge, localDate(example.planStart));
      expect(refused.ok).toBe(false);
      if (refused.ok) return;
      expect(refused.error.message.replace(/free of \w+/, 'free of drug')).toBe(expected);
      expect(refused.error.refs.length).toBeGreaterThan(0);
    });

    it(`and the verifier finds a plan broken in which it starts then`, () => {
      const gap = made.steps.find(({ kind }) => kind === 'washout');
      const early = made.steps.map((step) => (step.n === gap?.n && step.days !== null ? { ...step, to: localDate(startRequested === '2027-01-18' ? '2027-01-17' : '2027-01-10'), days: step.days - 1 } : step.n === (gap?.n ?? 0) + 1 ? { ...step, from: localDate(startRequested), days: step.days === null ? null : step.days + 1 } : step));
      const { ok, findings } = verifyPlan({ ...made, steps: early }, knowledge);
      expect(ok).toBe(false);
      expect(findings.some(({ message }) => message.includes(expected.replace('blocked: ', '').replace('drug,', `${Object.keys(example.current)[0] ?? ''} before ${Object.keys(example.target)[0] ?? ''},`)))).toBe(true);
    });
  }
});

it('a paroxetine taper with a first cut of 10 mg has the clinical variant: 30 mg before 20 mg', () => {
  const example = workedExamples.find(({ id }) => id.startsWith('tv3'));
  if (example === undefined) throw new Error('no such example');
  const made = plan({ ...requestOf(example), steering: { ...NO_STEERING, firstCutMg: 10 } }, null, knowledge, localDate('2026-12-01'));
  expect(made.ok && made.value.steps.slice(0, 3).map(({ doses }) => doses[0]?.mgPerDay)).toEqual([30, 20, 12]);
  expect(made.ok && made.value.steps.map(({ days }) => days).slice(0, 3)).toEqual([28, 28, 28]);
});
