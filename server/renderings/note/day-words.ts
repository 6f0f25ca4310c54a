import { parseLocalDate, toEpochDay } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
/** Day 0 of the calendar's count, 1 January 1970, was a Thursday. */
const WEEKDAYS = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'] as const;
const LONG_WEEKDAYS = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday'] as const;
const LONG_MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;

const place = (day: LocalDate): number => ((toEpochDay(day) % 7) + 7) % 7;

/** `24-Nov-2026` */
export const dayWords = (day: LocalDate): string => `${day.slice(8)}-${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''}-${day.slice(0, 4)}`;

/** The day that `dayWords` wrote; `null` for other words. */
export function dayOfWords(words: string): LocalDate | null {
  const [day = '', month = '', year = ''] = words.split('-');
  const number = MONTHS.findIndex((name) => name === month) + 1;
  return parseLocalDate(`${year}-${String(number).padStart(2, '0')}-${day}`);
}

/** `Tue 24-Nov-2026`, where somebody must act. */
export const actDayWords = (day: LocalDate): string => `${WEEKDAYS[place(day)] ?? ''} ${dayWords(day)}`;

/** `Tuesday 24 November 2026`, for the patient. */
export const spokenDay = (day: LocalDate): string =>
  `${LONG_WEEKDAYS[place(day)] ?? ''} ${Number(day.slice(8))} ${LONG_MONTHS[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than writing a whole note, so each zone's is kept. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
  });
  clocks.set(timeZone, made);
  return made;
}

/** `24-Nov-2026 09:11:42` on the clock of a place. */
export function instantWords(instant: string, timeZone: string): string {
  const parts = clockOf(timeZone).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((entry) => entry.type === type)?.value ?? '';
  return `${part('day')}-${MONTHS[Number(part('month')) - 1] ?? ''}-${part('year')} ${part('hour')}:${part('minute')}:${part('second')}`;
}

/** Both clocks: `24-Nov-2026 09:11:42 (14:11:42 UTC)`, with the day in UTC where it is another. */
export function signedWords(instant: string, timeZone: string): string {
  const local = instantWords(instant, timeZone);
  const utc = instantWords(instant, 'UTC');
  return `${local} (${local.slice(0, 11) === utc.slice(0, 11) ? utc.slice(12) : utc} UTC)`;
}
