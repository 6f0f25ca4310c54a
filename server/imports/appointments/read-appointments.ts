import { readCalendar } from './read-calendar';
import { readFhirAppointments } from './read-fhir';
import { readLines } from './read-lines';
import type { ReadAppointments, ReadingPlace } from './model';

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads what was pasted or opened, whatever of the three kinds it is; `null` when it says it is one and cannot be read. */
export function readAppointments(text: string, place: ReadingPlace): ReadAppointments | null {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (/^BEGIN:VCALENDAR/i.test(start)) return readCalendar(start, place);
  if (start.startsWith('{')) return readFhirAppointments(parseJson(start), place);
  return readLines(start, place);
}
