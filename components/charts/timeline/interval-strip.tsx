import { clampToAxis, pastEnd, percentOf } from './axis';
import type { Axis } from './axis';
import { down } from './geometry';
import type { Geometry } from './geometry';
import { roomBeside } from './place-labels';
import type { TimelineSeries } from './series';
import css from './timeline.module.css';

type IntervalStripProps = { readonly series: TimelineSeries; readonly geometry: Geometry; readonly axis: Axis; readonly width: number };

/** How long after the change the numbness began: a line with its length, hairlines to the step below and the onset above. */
export function IntervalStrip({ series, geometry, axis, width }: IntervalStripProps) {
  const { strip, scores, lanes } = geometry;
  const interval = series.intervals[0];
  if (strip === null || interval === undefined || interval.to < axis.from || interval.from > axis.to) return null;
  const from = clampToAxis(axis, interval.from);
  const to = clampToAxis(axis, interval.to);
  const left = percentOf(axis, from);
  const right = percentOf(axis, to);
  const panel = scores[0];
  const lane = lanes.find(({ lane }) => lane.episodes.some(({ id }) => id === interval.episode));
  const pixels = ((right - left) / 100) * width;
  const inside = pixels > interval.words.length * 7.5 + 34;
  const room = roomBeside({ from: to, to: Math.max(to, pastEnd(axis)) }, { axis, width });
  const tails = inside ? [interval.end, interval.end.replace('numbness ', '')] : [`${interval.words}; ${interval.end}`, interval.words];
  const tail = tails.find((words) => words.length < room);
  return (
    <>
      {panel === undefined ? null : (
        <div
          className={css.hair}
          style={{ left: `${right}%`, top: down(panel.row), height: `calc(${strip.top + 16 - panel.row.top}px + ${strip.place - panel.row.place} * var(--label-band))` }}
        />
      )}
      {lane === undefined || interval.from < axis.from ? null : (
        <div
          className={css.hair}
          style={{ left: `${left}%`, top: down(strip, 6), height: `calc(${lane.row.top - strip.top + 2}px + ${lane.row.place - strip.place} * var(--label-band))` }}
        />
      )}
      <div className={css.dimension} style={{ left: `${left}%`, width: `${right - left}%`, top: down(strip, 11) }} />
      {interval.from < axis.from ? null : <i className={css.end} style={{ left: `${left}%`, top: down(strip, 6) }} />}
      <i className={css.end} style={{ left: `${right}%`, top: down(strip, 6) }} />
      {inside ? <span className={css.length} style={{ left: `${(left + right) / 2}%`, top: down(strip, 3) }}>{interval.words}</span> : null}
      {roomBeside({ from: axis.from, to: from }, { axis, width }) > interval.change.length ? (
        <span className={css.beside} style={{ right: `${100 - left}%`, top: down(strip, 2) }}>{interval.change}</span>
      ) : null}
      {tail === undefined ? null : <span className={css.beside} style={{ left: `${right}%`, top: down(strip, 2) }}>{tail}</span>}
    </>
  );
}
