import ICAL from 'ical.js';
import { addDays, parseLocalDate } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { instantOf, isZone, onTheWall } from './clinic-time';
import { HORIZON_DAYS, MOST_APPOINTMENTS } from './model';
import type { ReadAppointment, ReadAppointments, ReadingPlace } from './model';
import { readLabelled, readPerson } from './read-person';

/** A series is followed for so many occurrences at most: a rule that repeats every second must not hold the server. */
const MOST_OCCURRENCES = 3_000;

type When = { readonly onDay: LocalDate; readonly atTime: string | null };

/** Day and time on the clinic's wall; `null` when the file names a zone that nobody knows. */
function whenOf(time: ICAL.Time, zoneName: string | null, { timeZone }: ReadingPlace): When | null {
  const day = parseLocalDate(`${String(time.year).padStart(4, '0')}-${String(time.month).padStart(2, '0')}-${String(time.day).padStart(2, '0')}`);
  if (day === null) return null;
  if (time.isDate) return { onDay: day, atTime: null };
  const clock = `${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}`;
  const zone = time.zone?.tzid ?? 'floating';
  if (zone === 'UTC' || zone === 'Z') return onTheWall(new Date(Date.parse(`${day}T${clock}:00Z`)), timeZone);
  if (zoneName !== null && isZone(zoneName)) return onTheWall(instantOf(`${day}T${clock}`, zoneName), timeZone);
  if (zone !== 'floating') return onTheWall(new Date(time.toUnixTime() * 1000), timeZone);
  // Without a zone it is the time on the wall where the calendar is kept.
  return zoneName === null ? { onDay: day, atTime: clock } : null;
}

const textOf = (component: ICAL.Component, name: string): string => {
  const value: unknown = component.getFirstPropertyValue(name);
  return typeof value === 'string' ? value : '';
};

const parameterOf = (component: ICAL.Component, name: string, parameter: string): string | null => {
  const value: unknown = component.getFirstProperty(name)?.getParameter(parameter);
  return typeof value === 'string' && value !== '' ? value : null;
};

type Occurrence = { readonly event: ICAL.Event; readonly start: ICAL.Time; readonly end: ICAL.Time; readonly key: string };

/** The occurrences of an event from a day on, exceptions in their place. */
function occurrencesOf(event: ICAL.Event, from: LocalDate, until: LocalDate): Occurrence[] {
  const uid = event.uid;
  if (!event.isRecurring()) return [{ event, start: event.startDate, end: event.endDate, key: uid }];
  const found: Occurrence[] = [];
  const iterator = event.iterator();
  for (let step = 0; step < MOST_OCCURRENCES; step += 1) {
    // At the end of a series the iterator gives nothing, whatever its types say.
    const next = iterator.next() as ICAL.Time | null | undefined;
    if (next === null || next === undefined) break;
    const plain = next.toString().slice(0, 10);
    if (plain > addDays(until, 1)) break;
    if (plain < addDays(from, -1)) continue;
    const { startDate, endDate, item, recurrenceId } = event.getOccurrenceDetails(next);
    found.push({ event: item, start: startDate, end: endDate, key: `${uid} ${recurrenceId.toString()}` });
  }
  return found;
}

/** The appointments of an iCalendar file (RFC 5545): series are followed, exceptions and cancellations obeyed. */
export function readCalendar(text: string, place: ReadingPlace): ReadAppointments | null {
  let calendar: ICAL.Component;
  try {
    // A file may hold several calendars; parse gives a list then, whatever its types say.
    const parsed = ICAL.parse(text) as unknown[];
    const first = Array.isArray(parsed[0]) ? parsed[0] : parsed;
    calendar = new ICAL.Component(first as ConstructorParameters<typeof ICAL.Component>[0]);
  } catch {
    return null;
  }
  const until = addDays(place.on, HORIZON_DAYS);
  const read: ReadAppointment[] = [];
  const leftOut: { what: string; why: string }[] = [];
  const events = calendar.getAllSubcomponents('vevent');
  const masters = events.filter((component) => component.getFirstProperty('recurrence-id') === null);
  const exceptions = events.filter((component) => component.getFirstProperty('recurrence-id') !== null);
  for (const master of masters) {
    const what = textOf(master, 'summary').slice(0, 80) || 'An entry without a title';
    try {
      const uid = textOf(master, 'uid');
      const event = new ICAL.Event(master, { exceptions: exceptions.filter((other) => textOf(other, 'uid') === uid) });
      const all = occurrencesOf(event, place.on, until);
      let taken = 0;
      for (const occurrence of all) {
        const one = occurrence.event.component;
        const when = whenOf(occurrence.start, parameterOf(one, 'dtstart', 'tzid'), place);
        if (when === null) {
          leftOut.push({ what, why: 'Its time zone is not known here.' });
          break;
        }
        if (when.onDay < place.on || when.onDay > until) continue;
        if (read.length === MOST_APPOINTMENTS) {
          leftOut.push({ what, why: `More than ${MOST_APPOINTMENTS} appointments at once.` });
          break;
        }
        const { person, said, rest } = readPerson(textOf(one, 'summary'), place.dayFirst);
        if (said === '') {
          leftOut.push({ what, why: 'It has no title, so nobody is named.' });
          break;
        }
        const labelled = readLabelled(textOf(one, 'description'), place.dayFirst);
        const length = occurrence.end.subtractDate(occurrence.start).toSeconds() / 60;
        read.push({
          key: occurrence.key,
          ...when,
          minutes: when.atTime !== null && Number.isInteger(length) && length > 0 && length <= 1440 ? length : null,
          said,
          person: { ...person, birthOn: person.birthOn ?? labelled.birthOn, numbers: [...new Set([...person.numbers, ...labelled.numbers])].slice(0, 6) },
          reason: rest,
          withWhom: parameterOf(one, 'organizer', 'cn'),
          cancelled: textOf(one, 'status').toUpperCase() === 'CANCELLED',
        });
        taken += 1;
      }
      if (taken === 0 && !leftOut.some((other) => other.what === what)) leftOut.push({ what, why: 'It does not fall into the coming 60 days.' });
    } catch {
      leftOut.push({ what, why: 'It could not be read.' });
    }
  }
  return { source: 'icalendar', read, leftOut };
}
