import { Fragment } from 'react';
import { classNames } from '../../ui/class-names';
import { percentOf, ticksOf } from './axis';
import type { Axis } from './axis';

const FLAG_HALF = 24;
const LABEL = { month: 25, both: 55 };

/** Month lines, the days to come, and today. */
export function AxisLines({ axis, width }: { readonly axis: Axis; readonly width: number }) {
  const ticks = ticksOf(axis, width);
  const todayX = (percentOf(axis, axis.today) / 100) * width;
  let labelledTo = -Infinity;
  return (
    <>
      {axis.today > axis.to ? null : <div className="tl-future" style={{ left: `${percentOf(axis, axis.today)}%` }} />}
      {ticks.map((tick) => {
        const left = percentOf(axis, tick.day);
        const x = (left / 100) * width;
        const size = tick.label !== null && tick.year !== null ? LABEL.both : LABEL.month;
        const covered = (x + size > todayX - FLAG_HALF && x < todayX + FLAG_HALF) || x < labelledTo;
        if (!covered) labelledTo = x + size;
        return (
          <Fragment key={tick.day}>
            <div className={classNames('tl-tick', tick.strong && 'tl-tickStrong')} style={{ left: `${left}%` }} />
            {covered || x + size > width + 8 ? null : (
              <span className="tl-month" style={{ left: `${left}%` }}>
                {tick.label}
                {tick.label !== null && tick.year !== null ? ' ' : null}
                {tick.year === null ? null : <b>{tick.year}</b>}
              </span>
            )}
          </Fragment>
        );
      })}
    </>
  );
}
