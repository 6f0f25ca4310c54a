import { Fragment, useState } from 'react';
import { dayOfNumber, formatDay } from '../../ui/days';
import { percentOf } from './axis';
import type { Axis } from './axis';
import { EVENTS_UNDER, UNDER_LINE, down, nameTop } from './geometry';
import type { Row } from './geometry';
import { placeEvents } from './place-labels';
import type { PlacedEvent, ToldEvent } from './place-labels';
import type { TimelineSeries } from './series';

type EventsRowProps = { readonly series: TimelineSeries; /** Told under the row. */ readonly told: readonly ToldEvent[]; readonly row: Row; readonly axis: Axis; readonly width: number };

/** A list longer than this is in the table, which has them all. */
const LISTED = 12;

export function EventsRow({ series, told, row, axis, width }: EventsRowProps) {
  const placed = placeEvents(series.events, { axis, width });
  return (
    <>
      <div className="tl-name" style={{ top: nameTop(row, 6) }}>
        <span className="tl-nameLine">{series.plan === null ? 'Events' : 'Events and checks'}</span>
      </div>
      {placed.map((event) => (
        <Fragment key={event.day}>
          <i className="tl-event" title={event.count === 1 ? event.all.map(({ day, title }) => `${formatDay(dayOfNumber(day))} ${title}`).join() : undefined} style={{ left: `${percentOf(axis, event.day)}%`, top: down(row, 15) }} />
          {event.title === null || (event.count === 1 && told.some(({ day }) => day === event.day)) ? null : (
            <span className={event.side === 'left' ? 'tl-eventLabel tl-eventBefore' : 'tl-eventLabel'} style={{ left: `${percentOf(axis, event.day)}%`, top: down(row, 7) }}>
              {event.count === 1 ? event.title : <Several event={event} atEnd={percentOf(axis, event.day) > 60} />}
              {event.date === null ? null : <i> {event.date}</i>}
            </span>
          )}
        </Fragment>
      ))}
      {told.map(({ words, line, at, widthPixels }) => (
        <span key={line} className={'left' in at ? 'tl-told' : 'tl-told tl-toldToEnd'} style={{ ...at, maxWidth: `${widthPixels}px`, top: down(row, EVENTS_UNDER + line * UNDER_LINE) }}>{words}</span>
      ))}
      {placed.length === 0 && (series.plan === null || axis.today > axis.to) ? (
        <span className="tl-label tl-muted" style={{ left: 0, top: down(row, 7) }}>none recorded in this range</span>
      ) : null}
    </>
  );
}

/** Events that lie too close to be named: a count that opens their list. */
function Several({ event, atEnd }: { readonly event: PlacedEvent; readonly atEnd: boolean }) {
  const [opened, setOpened] = useState(false);
  return (
    <details className="tl-several" onToggle={({ currentTarget }) => { setOpened(currentTarget.open); }}>
      <summary>{event.title}</summary>
      {opened ? (
        <ul className={atEnd ? 'tl-severalAtEnd' : undefined}>
          {event.all.slice(0, LISTED).map(({ day, title }, place) => (
            <li key={place}><i>{formatDay(dayOfNumber(day))}</i> {title}</li>
          ))}
          {event.all.length > LISTED ? <li><i>and {event.all.length - LISTED} more in the table</i></li> : null}
        </ul>
      ) : null}
    </details>
  );
}
