import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { percentOf } from './axis';
import type { Axis } from './axis';
import { MedicineRow } from './medicine-row';
import { ScoreRow } from './score-row';
import type { MedicineEpisode, ScoreSeries, TimelineSeries } from './series';
import { WaitingRow } from './waiting-row';

const AXIS: Axis = { from: 20_000, today: 20_400, to: 20_500 };
const ROW = { top: 0, height: 100, place: 0 };
/** Unequal pauses, a rise, a fall and both ends of the range. */
const POINTS = [[20_010, 0], [20_017, 27], [20_100, 5], [20_103, 14], [20_390, 3]].map(([day = 0, value = 0]) => ({ day, value, estimated: false }));
const series = (points: typeof POINTS): ScoreSeries => ({ id: 'phq9', title: 'PHQ-9', look: 2, min: 0, max: 27, notes: [], band: null, runs: [points], gaps: [], incomplete: [] });

/** The corners of the line that is drawn before the charting library is there, in thousandths of the width and pixels from the top. */
function lineOf(points: typeof POINTS, axis = AXIS): readonly (readonly number[])[] {
  const drawn = renderToStaticMarkup(<ScoreRow score={series(points)} row={ROW} axis={axis} linesAxis={axis} width={1000} Lines={null} atRest selected={null} onSelect={() => undefined} crossedAt={[]} />);
  return (/<polyline[^>]* points="([^"]*)"/.exec(drawn)?.[1] ?? '').split(' ').map((corner) => corner.split(',').map(Number));
}

describe('what an axis may not do', () => {
  test('H-14: as many days are as many pixels, wherever they lie on the axis', () => {
    const week = percentOf(AXIS, AXIS.from + 7) - percentOf(AXIS, AXIS.from);
    for (let day = AXIS.from; day + 7 <= AXIS.to; day += 1) expect(percentOf(AXIS, day + 7) - percentOf(AXIS, day)).toBeCloseTo(week, 9);
    expect([percentOf(AXIS, AXIS.from), percentOf(AXIS, AXIS.to)]).toEqual([0, 100]);
  });

  test('H-14: every score stands at its own day and value, neither smoothed nor moved', () => {
    expect(lineOf(POINTS)).toEqual(POINTS.map(({ day, value }) => [Number((((day - AXIS.from) / 500) * 1000).toFixed(2)), Number((100 - (value / 27) * 100).toFixed(2))]));
  });

  test('H-14: a score is drawn on the whole range of its instrument, however small its own range in view', () => {
    const low = POINTS.map((point, place) => ({ ...point, value: 3 + (place % 2) }));
    expect(lineOf(low).map(([, y]) => y)).toEqual(low.map(({ value }) => Number((100 - (value / 27) * 100).toFixed(2))));
    // Another stretch of time moves no score up or down.
    const heights = new Map(lineOf(low).map(([, y], place) => [low[place]?.day, y]));
    const later: Axis = { from: 20_090, today: 20_400, to: 20_500 };
    expect(lineOf(low, later).slice(-3).map(([, y]) => y)).toEqual([20_100, 20_103, 20_390].map((day) => heights.get(day)));
  });
});

/** What a row says, without what draws it. */
const wordsOf = (drawn: string): string => drawn.replace(/<svg.*?<\/svg>/g, ' ').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim();

describe('what a bar says of its dose', () => {
  const LANE = { top: 0, height: 54, place: 0 };
  const episode = (other: Partial<MedicineEpisode> = {}): MedicineEpisode => ({
    id: 'e1', from: 20_010, to: 20_400, status: 'active', segments: [{ from: 20_010, to: 20_400, micrograms: 150_000, share: 0.75, reason: null }], undated: false,
    openStart: false, openEnd: false, asNeeded: false, refills: [], supplyGaps: [{ from: 20_200, to: 20_220 }], startReason: null, stopWords: null, ...other,
  });
  const said = (axis: Axis, one = episode(), row = LANE): string =>
    wordsOf(renderToStaticMarkup(<MedicineRow lane={{ id: 'sertraline', name: 'Sertraline', suspected: false, known: true, changed: false, episodes: [one] }} row={row} axis={axis} width={1000} opened={false} onToggle={() => undefined} />));

  test('H-14: a supply gap that lies before the days in view is not named in them, and the dose is', () => {
    expect(said({ from: 20_344, today: 20_400, to: 20_420 })).toBe('Sertraline 150 mg since 14-Oct-2024');
  });

  test('H-14: a supply gap with which the days in view begin leaves the dose behind it', () => {
    expect(said({ from: 20_210, today: 20_400, to: 20_460 })).toBe('Sertraline 150 mg since 14-Oct-2024; supply gap, 20 days before');
  });

  test('a supply gap up to the end of its dose is named on its hatch', () => {
    expect(said(AXIS, episode({ supplyGaps: [{ from: 20_250, to: 20_400 }] }))).toContain('supply gap, 150 days');
  });

  test('a medicine that has ended does not end in its dose alone, as if that went on', () => {
    const stopped = episode({ to: 20_360, status: 'stopped', segments: [{ from: 20_010, to: 20_360, micrograms: 50_000, share: 0.2, reason: null }], supplyGaps: [], stopWords: 'sleeping well' });
    expect(said({ from: 20_000, today: 20_400, to: 20_540 }, stopped, { top: 0, height: 30, place: 0 })).toBe('Sertraline 50 mg from 14-Oct-2024 stopped');
    const brief = { ...stopped, to: 20_330, segments: [{ from: 20_310, to: 20_330, micrograms: 50_000, share: 0.2, reason: null }] };
    expect(said({ from: 20_000, today: 20_400, to: 20_540 }, brief, { top: 0, height: 30, place: 0 })).toBe('Sertraline 50 mg , stopped');
  });
});

test('of a medicine that is taken as needed every dose says so, and none over the line of Today', () => {
  const lorazepam: MedicineEpisode = {
    id: 'e2', from: 20_320, to: 20_400, status: 'active', segments: [{ from: 20_320, to: 20_400, micrograms: null, share: null, reason: null }], undated: false,
    openStart: false, openEnd: false, asNeeded: true, refills: [], supplyGaps: [], startReason: null, stopWords: null,
  };
  const said = (width: number): string =>
    wordsOf(renderToStaticMarkup(<MedicineRow lane={{ id: 'lorazepam', name: 'Lorazepam', suspected: false, known: true, changed: false, episodes: [lorazepam] }} row={{ top: 0, height: 30, place: 0 }} axis={AXIS} width={width} opened={false} onToggle={() => undefined} />));
  expect(said(1600)).toBe('Lorazepam dose not recorded , as needed');
  // 144 pixels up to Today, for words of some 210.
  expect(said(900)).toBe('Lorazepam dose not recorded since 20-Aug-2025, as needed');
});

test('of the trust inbox none is left out: what lies before the days in view or has no day is counted', () => {
  const record = (day: number | null) => ({ day, text: 'fit as a child?', why: 'no code' });
  const series = { waiting: [record(19_000), record(19_001), record(20_100), record(null)] } as unknown as TimelineSeries;
  const said = (axis: Axis, width = 1000): string => wordsOf(renderToStaticMarkup(<WaitingRow series={series} row={ROW} axis={axis} width={width} inbox="/inbox" />));
  expect(said(AXIS)).toBe('Trust inbox fit as a child? 2 more before these days, 1 without a day');
  // Beside the marks a phone has room for their number alone.
  expect(said(AXIS, 324)).toBe('Trust inbox fit as a child? 3 more');
  // On a wider picture too, where the whole words would stand on the last mark or on its own words.
  expect(said(AXIS, 430)).toBe('Trust inbox fit as a child? 3 more');
  expect(said({ from: 20_300, today: 20_400, to: 20_500 })).toBe('Trust inbox 3 records before these days, 1 without a day');
});
