import { dayNumber, formatDay } from '../../ui/days';
import { clampToAxis, percentOf } from './axis';
import type { Axis } from './axis';
import { down, nameTop } from './geometry';
import type { Geometry, Row } from './geometry';
import { lastDayOf } from './look-back-words';
import type { Found } from './use-look-back';

export type LookBackRowsProps = { readonly found: Found; readonly geometry: Geometry; readonly axis: Axis; readonly width: number };

/** What lies before the report or the onset within its window, lit; each change with a line down to its lag in days. */
export function LookBackRows({ found, geometry, axis, width }: LookBackRowsProps) {
  const { lags } = geometry;
  if (lags === null) return null;
  const to = dayNumber(lastDayOf(found));
  const from = found.window === null ? axis.from : dayNumber(found.window.from);
  if (to < axis.from || from > axis.to) return null;
  const left = percentOf(axis, clampToAxis(axis, from));
  const place = { left: `${left}%`, width: `${percentOf(axis, clampToAxis(axis, to)) - left}%` };
  return (
    <>
      <div className="tl-lit" style={place} />
      <div className="tl-litEnds" style={{ ...place, top: down(geometry.scores[0]?.row ?? lags) }} />
      <div className="tl-name" style={{ top: nameTop(lags, 2) }}>
        <small>days before {found.onset === null ? formatDay(found.report.on) : 'the onset'}</small>
      </div>
      {placeLags(found, axis, width).map(({ change, shown }) => {
        const top = rowOf(change, geometry);
        return (
          <div key={`${change.on} ${change.what}`}>
            <div className="tl-lagLine" style={{ left: `${percentOf(axis, dayNumber(change.on))}%`, top: down(top, 0), height: `calc(${lags.top - top.top}px + ${lags.place - top.place} * var(--label-band))` }} />
            {shown ? <span className="tl-lag" style={{ left: `${percentOf(axis, dayNumber(change.on))}%`, top: down(lags, 2) }}>{change.lagDays}</span> : null}
          </div>
        );
      })}
    </>
  );
}

type Change = Found['changes'][number];
const LAG_PIXELS = 30;

/** The changes in view; of two that collide the later one keeps its number, the other is in the list. */
function placeLags(found: Found, axis: Axis, width: number): readonly { readonly change: Change; readonly shown: boolean }[] {
  let last = Infinity;
  return [...found.changes]
    .filter(({ on }) => dayNumber(on) >= axis.from && dayNumber(on) <= axis.to)
    .reverse()
    .map((change) => {
      const x = (percentOf(axis, dayNumber(change.on)) / 100) * width;
      const shown = change.lagDays !== null && last - x >= LAG_PIXELS;
      if (shown) last = x;
      return { change, shown };
    });
}

/** The row a change is drawn in: its medicine's lane, else the row of the lags itself. */
function rowOf(change: Change, { lanes, lags, events }: Geometry): Row {
  return lanes.find(({ lane }) => lane.episodes.some(({ id }) => change.facts.includes(id)))?.row ?? lags ?? events;
}
