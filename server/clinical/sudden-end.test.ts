import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { localDate } from './model/local-date';
import type { OptionId } from './model/ids';
import { NO_STEERING } from './model/plan';
import type { PlanRequest } from './model/plan';
import { plan } from './plan';
import { previewPlan } from './preview-plan';
import { aPatient, TODAY } from './testing/a-patient';
import type { PatientBuilder } from './testing/a-patient';

const knowledge = loadKnowledge();
const on = (drug: string, mg: number, drugId = drug) => aPatient().aged(40).withLists().taking(drug, [['2026-01-01', mg]], { drugId });
const preview = (patient: PatientBuilder, option: OptionId = 'other-switch', request: PlanRequest | null = null) => previewPlan({ option, request, start: null }, { chart: patient.build(), knowledge, on: TODAY, region: 'US' });
const dosesOf = (value: ReturnType<typeof preview>, drug: string): readonly (number | undefined)[] =>
  value.outcome.kind === 'plan' ? value.outcome.plan.steps.map(({ doses }) => doses.find((dose) => dose.drug === drug)?.mgPerDay) : [];
const asked = (from: string, mg: number): PlanRequest => ({ from: [{ drug: from, mgPerDay: mg }], to: [{ drug: 'vortioxetine', mgPerDay: 10 }], strategy: null, region: 'US', pace: 'default', steering: NO_STEERING, on: null });

describe('a change that the pair table would make in one day', () => {
  it.each([['duloxetine', 60], ['sertraline', 100]] as const)('is proposed in the slower way that the row has: %s %d mg comes down before vortioxetine begins', (drug, mg) => {
    const value = preview(on(drug, mg));
    expect(value.request?.strategy).toBe('taper-then-start');
    const doses = dosesOf(value, drug);
    expect(doses[0]).toBeGreaterThan(0);
    expect(doses[0]).toBeLessThan(mg);
    expect(doses.at(-1)).toBeUndefined();
    expect(value.outcome.kind === 'plan' && value.outcome.plan.warnings.some(({ id }) => id === 'ends-in-one-day')).toBe(false);
  });

  it('says why, and what speaks for the direct way', () => {
    const { suddenEnd } = preview(on('duloxetine', 60));
    expect(suddenEnd).toMatchObject({ ends: 'duloxetine in one day, from 60 mg, with a moderate risk of withdrawal', direct: { strategy: 'direct-switch', settledOn: '2026-11-23' }, slower: { strategy: 'taper-then-start' } });
    expect(suddenEnd?.speaksForDirect).toEqual(['Similar mechanism, or an old drug with little withdrawal.', 'Direct switch is normally possible. From venlafaxine 150 mg or more this planner tapers first and starts the day after.']);
    expect(suddenEnd?.refs.length).toBeGreaterThan(0);
  });

  it('is as it was asked for where somebody asked: the pair table decides, and the plan warns', () => {
    const value = preview(on('duloxetine', 60), 'other-switch', asked('duloxetine', 60));
    expect([value.request?.strategy, value.outcome.kind === 'plan' && value.outcome.plan.strategy]).toEqual([null, 'direct-switch']);
    expect(value.suddenEnd?.slower?.strategy).toBe('taper-then-start');
  });

  it('is left to the pair table by the planner itself, which the command line prints', () => {
    const made = plan(asked('duloxetine', 60), null, knowledge, localDate('2026-12-01'));
    expect(made.ok && made.value.strategy).toBe('direct-switch');
  });
});

it('another change is proposed as the table has it', () => {
  expect(preview(on('sertraline', 100), 'bupropion-switch')).toMatchObject({ request: { strategy: null }, suddenEnd: null });
  expect(preview(on('venlafaxine', 150, 'venlafaxine-xr'))).toMatchObject({ request: { strategy: null }, suddenEnd: null });
  expect(preview(on('sertraline', 100), 'dose-reduction').suddenEnd).toBeNull();
  const alone = preview(on('mirtazapine', 15));
  expect([alone.request?.strategy, alone.suddenEnd, alone.outcome.kind === 'plan' && alone.outcome.plan.warnings.some(({ id }) => id === 'ends-in-one-day')]).toEqual([null, null, true]);
});
