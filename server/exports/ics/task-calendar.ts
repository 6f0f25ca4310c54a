import ICAL from 'ical.js';

import { addDays } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';

ICAL.foldLength = 74;

export type TaskDay = { readonly on: LocalDate; readonly tasks: number };

/** Days with open tasks as whole-day events: how many, and where they stand. Nobody's name, nothing about anybody's health. */
export function taskCalendar(days: readonly TaskDay[], { key, at, worklist }: { readonly key: string; readonly at: Date; readonly worklist: string }): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//Gamut//Tasks//EN');
  calendar.updatePropertyWithValue('calscale', 'GREGORIAN');
  calendar.updatePropertyWithValue('method', 'PUBLISH');
  calendar.updatePropertyWithValue('x-wr-calname', 'Gamut tasks');
  calendar.updatePropertyWithValue('refresh-interval', ICAL.Duration.fromSeconds(3600));
  for (const { on, tasks } of days) {
    const event = new ICAL.Component('vevent');
    event.addPropertyWithValue('uid', `${key}-${on}@gamut`);
    event.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(at, true));
    event.addPropertyWithValue('dtstart', ICAL.Time.fromDateString(on));
    event.addPropertyWithValue('dtend', ICAL.Time.fromDateString(addDays(on, 1)));
    event.addPropertyWithValue('summary', `${tasks} ${tasks === 1 ? 'task' : 'tasks'} on the worklist`);
    event.addPropertyWithValue('url', worklist);
    event.addPropertyWithValue('class', 'PRIVATE');
    event.addPropertyWithValue('transp', 'TRANSPARENT');
    calendar.addSubcomponent(event);
  }
  return `${calendar.toString()}\r\n`;
}
