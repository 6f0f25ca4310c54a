import { pastEnd, percentOf } from './axis';
import type { Axis } from './axis';
import type { ScorePoint } from './series';

/** Nearer than this, two marks of one value read as one. */
const MARK_PIXELS = 9;
/** Of more marks than these a row keeps so few that it is drawn at once; the line keeps every rise and fall. */
const CROWDED = 60;
const CROWDED_PIXELS = 44;
/** A line has at most four points in each step of this width: the first, the lowest, the highest and the last. */
const LINE_PIXELS = 12;

type Drawn = Pick<ScorePoint, 'day' | 'value'>;

/** Points of a line, so few that they can be told apart; every rise and fall stays, since each step keeps its extremes. */
export function thinLine<Point extends Drawn>(run: readonly Point[], axis: Axis, width: number): readonly Point[] {
  const room = (width / LINE_PIXELS) * 4;
  if (run.length <= room) return run;
  const steps = new Map<number, Point[]>();
  for (const point of run) {
    const step = Math.floor(((percentOf(axis, point.day) / 100) * width) / LINE_PIXELS);
    const held = steps.get(step);
    if (held === undefined) steps.set(step, [point]);
    else held.push(point);
  }
  return [...steps.values()].flatMap((points) => {
    const lowest = points.reduce((least, point) => (point.value < least.value ? point : least));
    const highest = points.reduce((most, point) => (point.value > most.value ? point : most));
    const kept = new Set([points[0], lowest, highest, points.at(-1)]);
    return points.filter((point) => kept.has(point));
  });
}

/**
 * Points that get a mark of their own: newest first, each far enough from the last one kept, in view only.
 * The highest and the lowest are always among them.
 */
export function thinMarks(points: readonly ScorePoint[], axis: Axis, width: number): readonly ScorePoint[] {
  const inView = points.filter(({ day }) => day >= axis.from && day <= pastEnd(axis));
  const [first] = inView;
  if (first === undefined) return [];
  const lowest = inView.reduce((least, point) => (point.value < least.value ? point : least), first);
  const highest = inView.reduce((most, point) => (point.value > most.value ? point : most), first);
  const xOf = ({ day }: ScorePoint): number => (percentOf(axis, day) / 100) * width;
  const apart = inView.length > CROWDED ? CROWDED_PIXELS : MARK_PIXELS;
  const kept: ScorePoint[] = [];
  let last = Infinity;
  for (const point of [...inView].reverse()) {
    const extreme = point === lowest || point === highest;
    if (!extreme && last - xOf(point) < apart) continue;
    kept.push(point);
    if (!extreme || last === Infinity) last = xOf(point);
  }
  return kept.reverse();
}
