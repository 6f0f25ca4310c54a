import { clampToAxis, percentOf } from './axis';
import type { Axis } from './axis';
import { UNDER, down } from './geometry';
import type { Geometry } from './geometry';
import { placeInterval } from './place-interval';
import type { TimelineSeries } from './series';

type IntervalStripProps = { readonly series: TimelineSeries; readonly geometry: Geometry; readonly axis: Axis; readonly width: number };

/** How long after the change the numbness began: a line with its length, hairlines to the step below and the onset above. */
export function IntervalStrip({ series, geometry, axis, width }: IntervalStripProps) {
  const { strip, scores, lanes } = geometry;
  const interval = series.intervals[0];
  if (strip === null || interval === undefined || interval.to < axis.from || interval.from > axis.to) return null;
  const left = percentOf(axis, clampToAxis(axis, interval.from));
  const right = percentOf(axis, clampToAxis(axis, interval.to));
  const middle = (left + right) / 2;
  const panel = scores[0];
  const lane = lanes.find(({ lane }) => lane.episodes.some(({ id }) => id === interval.episode));
  const { before, on, after, under } = placeInterval(interval, { axis, width });
  return (
    <>
      {panel === undefined ? null : (
        <div
          className="tl-hair"
          style={{ left: `${right}%`, top: down(panel.row), height: `calc(${strip.top + 16 - panel.row.top}px + ${strip.place - panel.row.place} * var(--label-band))` }}
        />
      )}
      {lane === undefined || interval.from < axis.from ? null : (
        <div
          className="tl-hair"
          style={{ left: `${left}%`, top: down(strip, 6), height: `calc(${lane.row.top - strip.top + 2}px + ${lane.row.place - strip.place} * var(--label-band))` }}
        />
      )}
      <div className="tl-dimension" style={{ left: `${left}%`, width: `${right - left}%`, top: down(strip, 11) }} />
      {interval.from < axis.from ? null : <i className="tl-end" style={{ left: `${left}%`, top: down(strip, 6) }} />}
      <i className="tl-end" style={{ left: `${right}%`, top: down(strip, 6) }} />
      {on === null ? null : <span className="tl-length" style={{ left: `${middle}%`, top: down(strip, 3) }}>{on}</span>}
      {before === null ? null : <span className="tl-beside" style={{ right: `${100 - left}%`, top: down(strip, 2) }}>{before}</span>}
      {after === null ? null : <span className="tl-beside" style={{ left: `${right}%`, top: down(strip, 2) }}>{after}</span>}
      {under === null ? null : (
        <div className="tl-under" style={{ top: down(strip, UNDER), gridTemplateColumns: `minmax(0, ${middle}fr) auto minmax(0, ${100 - middle}fr)` }}><span>{under}</span></div>
      )}
    </>
  );
}
