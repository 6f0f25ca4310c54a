import mark from '../check-mark.module.css';
import { clampToAxis, percentOf } from './axis';
import type { Axis } from './axis';
import { WINDOW_LANE, down, nameTop, windowLanes } from './geometry';
import type { Geometry, Row } from './geometry';
import type { PlanLayer } from './series';

type PlanRowsProps = { readonly plan: PlanLayer; readonly geometry: Geometry; readonly axis: Axis; readonly width: number };
type Frame = { readonly axis: Axis; readonly width: number };

const CHECK_PIXELS = 15;
const PERCENT_PIXELS = 36;

/** What a plan adds right of today: predicted occupancy, the days in which withdrawal would be expected, and its checks. */
export function PlanRows({ plan, geometry, axis, width }: PlanRowsProps) {
  const lanes = windowLanes(plan.windows);
  return (
    <>
      {plan.occupancy.map((row, at) => {
        const place = geometry.occupancy[at];
        return place === undefined ? null : <Occupancy key={row.drug} row={row} place={place} axis={axis} width={width} />;
      })}
      {geometry.windows === null ? null : (
        <>
          <div className="tl-name" style={{ top: nameTop(geometry.windows) }}>
            <span className="tl-nameLine">Withdrawal window</span>
          </div>
          {plan.windows.map((window, at) => {
            const [from, to] = [percentOf(axis, clampToAxis(axis, window.from)), percentOf(axis, clampToAxis(axis, window.to + 1))];
            return to <= from || geometry.windows === null ? null : (
              <div key={`${window.name} ${window.from}`} className={window.isLast ? 'tl-windowLast' : 'tl-window'} style={{ left: `${from}%`, width: `${to - from}%`, top: down(geometry.windows, 4 + (lanes.of[at] ?? 0) * WINDOW_LANE) }} />
            );
          })}
        </>
      )}
      <Checks plan={plan} row={geometry.events} axis={axis} width={width} />
    </>
  );
}

function Occupancy({ row, place, axis, width }: { readonly row: PlanLayer['occupancy'][number]; readonly place: Row } & Frame) {
  const x = (day: number): string => (percentOf(axis, clampToAxis(axis, day)) * 10).toFixed(2);
  const y = (percent: number): string => (place.height - (percent / 100) * place.height).toFixed(1);
  const first = row.steps[0];
  const last = row.steps.at(-1);
  if (first === undefined || last === undefined) return null;
  const begin = first.percent + (first.drop ?? 0);
  const line = row.steps.map(({ from, to, percent }) => `L${x(from)} ${y(percent)}L${x(to)} ${y(percent)}`).join('');
  return (
    <>
      <div className="tl-name" style={{ top: nameTop(place, 2) }}>
        <span className="tl-nameLine">Occupancy</span>
        <small>{row.name.toLowerCase()}, 0 to 100 %; model, not measurement</small>
      </div>
      <div className="tl-base" style={{ top: down(place, place.height) }} />
      <svg className="tl-svg" style={{ top: down(place), height: `${place.height}px` }} viewBox={`0 0 1000 ${place.height}`} preserveAspectRatio="none" aria-hidden="true">
        <path className="tl-occupancy" d={`M${x(axis.today)} ${y(begin)}L${x(first.from)} ${y(begin)}${line}L${x(Math.max(axis.to, last.to))} ${y(last.percent)}`} />
      </svg>
      {(percentOf(axis, last.from) / 100) * width + PERCENT_PIXELS > width ? null : (
        <span className="tl-percent" style={{ left: `${percentOf(axis, last.from)}%`, top: down(place, Math.min(place.height - 16, place.height - (last.percent / 100) * place.height + 1)) }}>{last.percent} %</span>
      )}
    </>
  );
}

/** Hollow marks with the week of the plan below them; what is looked at stands in the reading line and the table. */
function Checks({ plan, row, axis, width }: { readonly plan: PlanLayer; readonly row: Row } & Frame) {
  let free = Number.NEGATIVE_INFINITY;
  return plan.checks.filter(({ day }) => day >= axis.today && day <= axis.to).map(({ day }) => {
    const left = (percentOf(axis, day) / 100) * width;
    const week = Math.round((day - plan.start) / 7);
    const named = week > 0 && left >= free && left < width - 6;
    if (named) free = left + CHECK_PIXELS;
    return (
      <div key={day}>
        <i className={mark.check} style={{ left: `${percentOf(axis, day)}%`, top: down(row, 9) }} />
        {named ? <span className="tl-checkWeek" style={{ left: `${percentOf(axis, day)}%`, top: down(row, 16) }}>{week}</span> : null}
      </div>
    );
  });
}
