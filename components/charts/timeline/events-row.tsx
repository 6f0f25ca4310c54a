import { percentOf } from './axis';
import type { Axis } from './axis';
import { down, nameTop } from './geometry';
import type { Row } from './geometry';
import { placeEvents } from './place-labels';
import type { TimelineSeries } from './series';
import css from './timeline.module.css';

type EventsRowProps = { readonly series: TimelineSeries; readonly row: Row; readonly axis: Axis; readonly width: number };

export function EventsRow({ series, row, axis, width }: EventsRowProps) {
  const placed = placeEvents(series.events, axis, width);
  return (
    <>
      <div className={css.name} style={{ top: nameTop(row, 6) }}>
        <span className={css.nameLine}>Events</span>
      </div>
      {placed.map((event) => (
        <div key={event.day}>
          <i className={css.event} style={{ left: `${percentOf(axis, event.day)}%`, top: down(row, 15) }} />
          {event.title === null ? null : (
            <span className={css.eventLabel} style={{ left: `${percentOf(axis, event.day)}%`, top: down(row, 7) }} title={event.all.map(({ title }) => title).join('; ')}>
              {event.title}
              {event.date === null ? null : <i> {event.date}</i>}
            </span>
          )}
        </div>
      ))}
      {placed.length === 0 ? (
        <span className={`${css.label} ${css.muted}`} style={{ left: 0, top: down(row, 7) }}>none recorded in this range</span>
      ) : null}
    </>
  );
}
