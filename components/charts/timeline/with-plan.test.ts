import { describe, expect, it } from 'vitest';

import { dayNumber } from '../../ui/days';
import type { MedicineEpisode, TimelineSeries } from './series';
import { withPlan } from './with-plan';
import { readDay } from './read-day';
import { toTableRows } from './to-table-rows';
import type { PlannedDoses } from './with-plan';

const today = dayNumber('2026-11-22');
const taken: MedicineEpisode = {
  id: 'medication:1', from: today - 100, to: today, status: 'active', segments: [{ from: today - 100, to: today, micrograms: 100_000, share: 0.5, reason: null }],
  openStart: false, openEnd: false, undated: false, asNeeded: false, supplyGaps: [], refills: [], startReason: null, stopWords: null,
};
const series: TimelineSeries = {
  today, todayWords: 'Today', waiting: [], reports: [], scores: [], words: [], voice: 'In her words', onset: null, intervals: [], medicinesReceived: true, events: [], plan: null, first: today - 100, storyFrom: today - 100,
  medicines: [{ id: 'sertraline', name: 'Sertraline', suspected: true, known: true, changed: false, episodes: [taken] }, { id: 'lorazepam', name: 'Lorazepam', suspected: false, known: true, changed: false, episodes: [] }],
};
const shown: PlannedDoses = {
  layer: {
    title: 'Plan preview, not chosen',
    start: dayNumber('2026-11-24'),
    occupancy: [{ drug: 'sertraline', name: 'Sertraline', steps: [{ from: dayNumber('2026-11-24'), to: dayNumber('2026-12-01'), percent: 79.7, drop: 5.7 }, { from: dayNumber('2026-12-01'), to: dayNumber('2026-12-08'), percent: 70.3, drop: 9.4 }, { from: dayNumber('2026-12-08'), to: dayNumber('2027-01-05'), percent: 0, drop: 70.3 }] }],
    windows: [{ name: 'Sertraline', from: dayNumber('2026-12-02'), to: dayNumber('2026-12-10'), isLast: false }],
    checks: [{ day: dayNumber('2026-12-08'), what: ['call', 'blood pressure'] }],
  },
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

  it('that began before today is drawn from today on: what lies behind is the record’s to say', () => {
    const later = withPlan({ ...series, today: dayNumber('2026-12-03') }, shown);
    expect(later.medicines[0]?.episodes[1]?.segments.map(({ from, micrograms }) => [from, micrograms])).toEqual([[dayNumber('2026-12-03'), 25_000]]);
    expect(later.plan?.occupancy[0]?.steps.map(({ from, percent }) => [from, percent])).toEqual([[dayNumber('2026-12-03'), 70.3], [dayNumber('2026-12-08'), 0]]);
    expect(later.plan?.windows[0]?.from).toBe(dayNumber('2026-12-03'));
  });

  it('says a day to come with doses, predicted occupancy, windows and checks', () => {
    const told = withPlan(series, shown);
    expect(readDay(told, dayNumber('2026-12-08'))).toBe('Tue 08-Dec-2026, planned: Bupropion XL 300 mg; predicted occupancy by Sertraline 0 %, a model; withdrawal of Sertraline would be expected; check: call; check: blood pressure');
    expect(readDay(told, dayNumber('2026-12-01'))).toBe('Tue 01-Dec-2026, planned: Sertraline 25 mg and Bupropion XL 150 mg; predicted occupancy by Sertraline 70.3 %, a model');
    expect(readDay(told, dayNumber('2027-06-01'))).toContain('predicted occupancy by Sertraline 0 %');
    expect(readDay(series, dayNumber('2026-12-08'))).toBe('Tue 08-Dec-2026, nothing planned on record');
  });

  it('says the same in the table', () => {
    const rows = toTableRows(withPlan(series, shown)).filter(({ remark }) => remark.startsWith('planned'));
    expect(rows.map(({ day, what, value }) => `${day ?? ''} ${what}: ${value}`)).toEqual([
      '2026-12-08 Bupropion XL: 300 mg a day',
      '2026-12-08 Check: call',
      '2026-12-08 Check: blood pressure',
      '2026-12-08 Sertraline, predicted occupancy: 0 %',
      '2026-12-02 Sertraline, withdrawal window: to 2026-12-10',
      '2026-12-01 Sertraline: 25 mg a day',
      '2026-12-01 Sertraline, predicted occupancy: 70.3 %',
      '2026-11-24 Bupropion XL: 150 mg a day',
      '2026-11-24 Sertraline: 50 mg a day',
      '2026-11-24 Sertraline, predicted occupancy: 79.7 %',
    ]);
  });
});
