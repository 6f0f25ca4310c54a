import { percentOf } from './axis';
import type { Axis } from './axis';
import { marksOf } from './describe-timeline';
import type { Geometry, Row } from './geometry';
import type { MedicineLane, TimelineSeries } from './series';

/** How far from a mark a finger may land, in pixels: a target of 28. */
const REACH = 14;

type Drawn = { readonly axis: Axis; readonly width: number; /** Height of the name over each row, in pixels; 0 where names stand beside their rows. */ readonly band: number };

/** The day of the mark that a finger means: one of the row it is on before one of another row; `null` where none is near. */
export function markAt(series: TimelineSeries, geometry: Geometry, { axis, width, band, x, y }: Drawn & { readonly x: number; readonly y: number }): number | null {
  const nearest = (days: readonly number[]): number | null => {
    const near = days.map((day) => ({ day, off: Math.abs((percentOf(axis, day) / 100) * width - x) })).filter(({ off }) => off <= REACH);
    return near.reduce<(typeof near)[number] | null>((best, one) => (best === null || one.off < best.off ? one : best), null)?.day ?? null;
  };
  const off = ({ top, height, place }: Row): number => {
    const from = top + (place + 1) * band;
    return Math.max(0, from - y, y - from - height);
  };
  const own = rowsOf(series, geometry).reduce((best, one) => (off(one.row) < off(best.row) ? one : best));
  return nearest(own.days) ?? nearest(marksOf(series));
}

type Marked = { readonly row: Row; readonly days: readonly number[] };

function rowsOf(series: TimelineSeries, geometry: Geometry): readonly [Marked, ...Marked[]] {
  return [
    { row: geometry.events, days: [...series.events, ...(series.plan?.checks ?? [])].map(({ day }) => day) },
    { row: geometry.words, days: series.words.map(({ day }) => day) },
    ...geometry.scores.map(({ score, row }) => ({ row, days: [...score.runs.flat().map(({ day }) => day), ...score.incomplete] })),
    ...geometry.lanes.map(({ lane, row }) => ({ row, days: changesOf(lane) })),
    ...(geometry.waiting === null ? [] : [{ row: geometry.waiting, days: series.waiting.flatMap(({ day }) => (day === null ? [] : [day])) }]),
  ];
}

const changesOf = ({ episodes }: MedicineLane): readonly number[] =>
  episodes.flatMap(({ segments, status, openEnd, to }) => [...segments.map(({ from }) => from), ...(status === 'stopped' && !openEnd ? [to - 1] : [])]);
