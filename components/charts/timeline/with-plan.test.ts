import { describe, expect, it } from 'vitest';

import { dayNumber } from '../../ui/days';
import type { MedicineEpisode, TimelineSeries } from './series';
import { withPlan } from './with-plan';
import type { PlannedDoses } from './with-plan';

const today = dayNumber('2026-11-22');
const taken: MedicineEpisode = {
  id: 'medication:1', from: today - 100, to: today, status: 'active', segments: [{ from: today - 100, to: today, micrograms: 100_000, share: 0.5, reason: null }],
  openStart: false, openEnd: false, undated: false, asNeeded: false, supplyGaps: [], refills: [], startReason: null, stopWords: null,
};
const series: TimelineSeries = {
  today, todayWords: 'Today', waiting: [], reports: [], scores: [], words: [], voice: 'In her words', onset: null, intervals: [], medicinesReceived: true, events: [], first: today - 100, storyFrom: today - 100,
  medicines: [{ id: 'sertraline', name: 'Sertraline', suspected: true, known: true, episodes: [taken] }, { id: 'lorazepam', name: 'Lorazepam', suspected: false, known: true, episodes: [] }],
};
const shown: PlannedDoses = {
  names: { 'bupropion-xl': 'Bupropion XL' },
  usualMg: { sertraline: 200, 'bupropion-xl': 300 },
  plan: {
    start: '2026-11-24',
    from: [{ drug: 'sertraline', mgPerDay: 100 }],
    to: [{ drug: 'bupropion-xl', mgPerDay: 300 }],
    steps: [
      { from: '2026-11-24', to: '2026-11-30', doses: [{ drug: 'sertraline', mgPerDay: 50 }, { drug: 'bupropion-xl', mgPerDay: 150 }] },
      { from: '2026-12-01', to: '2026-12-07', doses: [{ drug: 'sertraline', mgPerDay: 25 }, { drug: 'bupropion-xl', mgPerDay: 150 }] },
      { from: '2026-12-08', to: null, doses: [{ drug: 'bupropion-xl', mgPerDay: 300 }] },
    ],
  },
};

describe('the story with a plan as its future', () => {
  const [old, next, other] = withPlan(series, shown).medicines;

  it('meets the past without a gap', () => {
    expect(old?.episodes[0]).toMatchObject({ status: 'active', to: dayNumber('2026-11-24') });
    expect(old?.episodes[1]).toMatchObject({ status: 'planned', from: dayNumber('2026-11-24'), to: dayNumber('2026-12-08') });
    expect(old?.episodes[1]?.segments.map(({ micrograms, share }) => [micrograms, share])).toEqual([[50_000, 0.25], [25_000, 0.125]]);
  });

  it('gives a new medicine a lane of its own after the suspected one, equal doses as one bar', () => {
    expect([next?.id, next?.name, other?.id]).toEqual(['bupropion-xl', 'Bupropion XL', 'lorazepam']);
    expect(next?.episodes[0]?.segments.map(({ from, micrograms }) => [from, micrograms])).toEqual([[dayNumber('2026-11-24'), 150_000], [dayNumber('2026-12-08'), 300_000]]);
  });

  it('is the story itself without one', () => {
    expect(withPlan(series, null)).toBe(series);
  });
});
