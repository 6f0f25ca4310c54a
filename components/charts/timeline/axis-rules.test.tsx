import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { percentOf } from './axis';
import type { Axis } from './axis';
import { ScoreRow } from './score-row';
import type { ScoreSeries } from './series';

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
