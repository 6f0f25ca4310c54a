import { describe, expect, it } from 'vitest';

import { engineFor } from '@/server/clinical/engine/engine';
import { factsFor } from '@/server/clinical/engine/facts-for';
import { contactsOf } from '@/server/clinical/follow-up/follow-up-of';
import { localDate } from '@/server/clinical/model/local-date';
import { NO_STEERING } from '@/server/clinical/model/plan';
import { plan } from '@/server/clinical/plan';
import { curvesOf } from '@/server/clinical/plan-summary';
import { withdrawalWindows } from '@/server/clinical/taper/withdrawal-windows';
import { aPatient } from '@/server/clinical/testing/a-patient';
import { loadKnowledge } from '@/server/knowledge/load';
import { dayNumber } from '../ui/days';
import { toPlanSeries } from './to-plan-series';

const knowledge = loadKnowledge();
function series(from: string, mg: number, to: readonly { readonly drug: string; readonly mgPerDay: number }[]) {
  const made = plan({ from: [{ drug: from, mgPerDay: mg }], to, strategy: null, region: 'US', pace: 'default', steering: NO_STEERING, on: null }, null, knowledge, localDate('2026-12-01'));
  if (!made.ok) throw new Error(made.error.message);
  return toPlanSeries({ plan: made.value, windows: withdrawalWindows(made.value, knowledge), curves: curvesOf(made.value, knowledge) }, { sertraline: 'Sertraline' });
}

describe('the picture of a plan', () => {
  const cross = series('sertraline', 100, [{ drug: 'bupropion-xl', mgPerDay: 300 }]);

  it('has one axis for all drugs, a week before the start to four weeks after the last change', () => {
    expect([cross.from, cross.start, cross.to]).toEqual([dayNumber('2026-11-24'), dayNumber('2026-12-01'), dayNumber('2026-12-29') + 28]);
    for (const { steps } of cross.doses) expect(steps.map(({ from }) => from)).toEqual(cross.ticks);
  });

  it('keeps the days of withdrawal of what had ended before the plan inside the axis', () => {
    const ask = (steering: Partial<typeof NO_STEERING>) => plan({ from: [{ drug: 'paroxetine', mgPerDay: 20 }], to: [{ drug: 'phenelzine', mgPerDay: 45 }], strategy: null, region: 'US', pace: 'default', steering: { ...NO_STEERING, ...steering }, on: null }, null, knowledge, localDate('2026-12-01'));
    const whole = ask({});
    const made = ask({ resumeAt: whole.ok ? whole.value.steps.length : null, freeSince: [{ drug: 'paroxetine', on: localDate('2026-11-10') }] });
    if (!made.ok) throw new Error(made.error.message);
    const windows = withdrawalWindows(made.value, knowledge);
    const drawn = toPlanSeries({ plan: made.value, windows, curves: curvesOf(made.value, knowledge) }, {});
    expect(Math.min(...windows.map(({ from }) => dayNumber(from)))).toBeLessThan(drawn.from);
    expect(drawn.windows).toHaveLength(1);
    for (const window of drawn.windows) expect(window.from).toBe(drawn.from);
    const gone = toPlanSeries({ plan: made.value, windows: windows.map((window) => ({ ...window, from: localDate('2026-11-01'), to: localDate('2026-11-20') })), curves: [] }, {});
    expect(gone.windows).toEqual([]);
  });

  it('has the contacts that the steps list where they are given, also those of the option', () => {
    const made = plan({ from: [{ drug: 'sertraline', mgPerDay: 100 }], to: [{ drug: 'sertraline', mgPerDay: 50 }], strategy: null, region: 'US', pace: 'default', steering: NO_STEERING, on: null }, null, knowledge, localDate('2026-12-01'));
    if (!made.ok) throw new Error(made.error.message);
    const followUp = contactsOf(made.value, 'dose-reduction', { on: localDate('2026-11-30'), knowledge, facts: factsFor(engineFor(knowledge), aPatient().aged(40).build(), localDate('2026-11-30')) });
    const { checks, to } = toPlanSeries({ plan: made.value, windows: [], curves: [] }, {}, followUp);
    expect(checks.flatMap(({ day, what }) => what.map((words) => [day, words]))).toEqual(followUp.map(({ on, what }) => [dayNumber(on), what] as const).filter(([day]) => day <= to));
    expect(checks[0]).toEqual({ day: dayNumber('2026-12-08'), what: ['Call: withdrawal and mood'] });
  });

  it('shows the whole fall of a medicine that has ended before the first step', () => {
    const [old] = series('citalopram', 40, [{ drug: 'vortioxetine', mgPerDay: 10 }]).occupancy;
    expect(old?.steps.map(({ percent, drop, steepest }) => [percent, drop, steepest])).toEqual([[0, 79.4, true]]);
  });

  it('draws each dose from its first day to the next, and marks where it changes', () => {
    const [old, next] = cross.doses;
    expect(old).toMatchObject({ name: 'Sertraline', falls: true, before: 100, most: 100 });
    expect(old?.steps.map(({ mg }) => mg)).toEqual([75, 50, 25, 12.5, 0]);
    expect(next).toMatchObject({ name: 'bupropion-xl', falls: false, before: 0, most: 300 });
    expect(next?.steps.map(({ changes }) => changes)).toEqual([true, false, true, false, false]);
  });

  it('carries occupancy of the drug that falls, to none at the end, and marks the steepest fall', () => {
    const [row] = cross.occupancy;
    expect(cross.occupancy).toHaveLength(1);
    expect(row?.steps.map(({ percent }) => percent)).toEqual([83.4, 79.7, 70.3, 56.9, 0]);
    expect(row?.steps.map(({ drop }) => drop)).toEqual([2, 3.7, 9.4, 13.4, 56.9]);
    expect(row?.steps.map(({ steepest }) => steepest)).toEqual([false, false, false, false, true]);
  });

  it('has no curve where none is known', () => {
    expect(series('mirtazapine', 30, []).occupancy).toEqual([]);
  });

  it('gathers the checks of a day', () => {
    expect(cross.checks.every(({ what }) => what.length > 0)).toBe(true);
    expect(new Set(cross.checks.map(({ day }) => day)).size).toBe(cross.checks.length);
  });
});
