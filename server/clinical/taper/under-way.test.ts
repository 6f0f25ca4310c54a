import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import type { Chart } from '../model/chart';
import { localDate } from '../model/local-date';
import { NO_STEERING } from '../model/plan';
import type { Plan, PlanRequest, Refusal, Result, Steering } from '../model/plan';
import { plan } from '../plan';
import { aPatient } from '../testing/a-patient';
import { stepUnderWay, takenUpAt } from './under-way';

const knowledge = loadKnowledge();
const START = localDate('2026-12-01');
const request = (steering: Partial<Steering> = {}): PlanRequest => ({
  from: [{ drug: 'sertraline', mgPerDay: 100 }], to: [{ drug: 'bupropion-xl', mgPerDay: 300 }], strategy: null, region: 'US', pace: 'default', steering: { ...NO_STEERING, ...steering }, on: null,
});
const ask = (asked: PlanRequest, { chart = null, start = START }: { readonly chart?: Chart | null; readonly start?: string } = {}): Result<Plan, Refusal> => plan(asked, chart, knowledge, localDate(start));
function made(...asked: Parameters<typeof ask>): Plan {
  const result = ask(...asked);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
const taking = (sertraline: number | null, bupropion: number): Chart =>
  aPatient()
    .taking('sertraline', [['2026-01-10', sertraline]])
    .taking('bupropion', [['2026-11-01', bupropion]], { drugId: 'bupropion-xl' })
    .build();
const nobody = aPatient().build();

describe('the step of a signed plan that a patient is on', () => {
  // 1: 75 and 150 from 01-Dec; 2: 50 and 150 from 08-Dec; 3: 25 and 300 from 15-Dec; 4: 12.5 and 300 from 22-Dec; 5: 0 and 300.
  const whole = made(request());

  it.each([
    ['2026-11-30', 0],
    ['2026-12-01', 1],
    ['2026-12-07', 1],
    ['2026-12-08', 2],
    ['2027-06-01', 5],
  ])('is that of its dates on %s where the record says nothing', (on, n) => {
    expect(stepUnderWay(whole, nobody, { knowledge, on: localDate(on) })).toEqual({ n, of: 5, by: 'dates' });
  });

  it('is the one with the recorded doses, whatever the dates say', () => {
    expect(stepUnderWay(whole, taking(50, 150), { knowledge, on: localDate('2026-12-29') })).toEqual({ n: 2, of: 5, by: 'record' });
    expect(stepUnderWay(whole, taking(60, 150), { knowledge, on: localDate('2026-12-29') })).toEqual({ n: 5, of: 5, by: 'dates' });
  });

  it('is not read from a dose that the record does not have', () => {
    expect(stepUnderWay(whole, taking(null, 300), { knowledge, on: localDate('2026-12-08') })).toEqual({ n: 2, of: 5, by: 'dates' });
  });

  it('of two steps with the same doses is the nearer one', () => {
    const back = made(request({ stepBackAt: 3 }));
    const [first, again] = back.steps.filter(({ doses }) => doses.some(({ drug, mgPerDay }) => drug === 'sertraline' && mgPerDay === 25));
    expect([first?.n, again?.n]).toEqual([3, 5]);
    for (const step of [first, again]) expect(stepUnderWay(back, taking(25, 300), { knowledge, on: step?.from ?? START }).n).toBe(step?.n);
  });

  it('is where the same request goes on, also when it was taken up before', () => {
    const second = made(takenUpAt(request(), 3), { start: '2026-12-15' });
    expect(second.steps.map(({ doses }) => doses)).toEqual(whole.steps.slice(2).map(({ doses }) => doses));
    const third = made(takenUpAt(takenUpAt(request(), 3), 2), { start: '2026-12-22' });
    expect(third.steps.map(({ doses }) => doses)).toEqual(whole.steps.slice(3).map(({ doses }) => doses));
    expect(takenUpAt(request({ resumeAt: 3 }), 1)).toEqual(request({ resumeAt: 3 }));
    for (const n of [0, 1]) expect(takenUpAt(request(), n)).toEqual(request());
  });
});

describe('a plan taken up is held against the record at that step', () => {
  it('so that a tenth of the first dose is no slip of the hand', () => {
    const tail = takenUpAt(request({ liquidTail: true }), 5);
    expect(ask(tail, { chart: taking(6, 300) })).toMatchObject({ ok: true });
    expect(ask(request({ liquidTail: true }), { chart: taking(6, 300) })).toMatchObject({ ok: false, error: { code: 'far-from-last-dose' } });
  });

  it('and says so when the record has neither the dose of the step nor the one before', () => {
    const otherwise = ({ assumptions }: Plan): string[] => assumptions.filter((line) => line.startsWith('The chart has'));
    expect(otherwise(made(takenUpAt(request(), 3), { chart: taking(50, 150) }))).toEqual([]);
    expect(otherwise(made(takenUpAt(request(), 3), { chart: taking(25, 300) }))).toEqual([]);
    expect(otherwise(made(takenUpAt(request(), 3), { chart: taking(75, 300) }))).toEqual(['The chart has 75 mg of sertraline, the step taken up has 25 mg after 50 mg.']);
  });
});
