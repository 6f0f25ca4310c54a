import { expect, test } from 'vitest';
import type { Axis } from './axis';
import { geometryOf } from './geometry';
import { markAt } from './mark-at';
import type { MedicineEpisode, TimelineSeries } from './series';

const AXIS: Axis = { from: 0, today: 740, to: 1000 };
const taken: MedicineEpisode = {
  id: 'medication:1', from: 100, to: 501, status: 'stopped', segments: [{ from: 100, to: 300, micrograms: 50_000, share: 0.25, reason: null }, { from: 300, to: 501, micrograms: 100_000, share: 0.5, reason: null }],
  openStart: false, openEnd: false, undated: false, asNeeded: false, supplyGaps: [], refills: [], startReason: null, stopWords: null,
};
const series: TimelineSeries = {
  today: 740, todayWords: 'Today', waiting: [], reports: [], words: [], voice: 'In her words', onset: null, intervals: [], medicinesReceived: true, plan: null, first: 0, storyFrom: 0,
  scores: [{ id: 'phq9', title: 'PHQ-9', look: 2, min: 0, max: 27, notes: [], band: null, runs: [[{ day: 296, value: 4, estimated: false }]], gaps: [], incomplete: [] }],
  medicines: [{ id: 'sertraline', name: 'Sertraline', suspected: true, known: true, changed: false, episodes: [taken] }],
  events: [{ day: 292, until: null, title: 'New job' }, { day: 640, until: null, title: 'Moved house' }],
};
const geometry = geometryOf(series, series.medicines, { more: false, opened: new Set(), lags: false });
const tapped = (x: number, row: { readonly top: number; readonly height: number; readonly place: number } | undefined, band = 0) =>
  markAt(series, geometry, { axis: AXIS, width: 1000, band, x, y: row === undefined ? 0 : row.top + row.height / 2 + (row.place + 1) * band });

test.each([0, 20])('a finger means the mark of the row it is on, names of %d pixels over each row', (band) => {
  expect(tapped(296, geometry.events, band)).toBe(292);
  expect(tapped(296, geometry.scores[0]?.row, band)).toBe(296);
  expect(tapped(296, geometry.lanes[0]?.row, band)).toBe(300);
});

test('a stop is a mark, and a finger may miss by a fingertip and no more', () => {
  expect(tapped(508, geometry.lanes[0]?.row)).toBe(500);
  expect(tapped(651, geometry.events)).toBe(640);
  expect(tapped(660, geometry.events)).toBeNull();
});

test('where its own row has nothing near, the nearest mark of any row', () => {
  expect(tapped(104, geometry.events)).toBe(100);
});
