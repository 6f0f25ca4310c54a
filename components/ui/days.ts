/** Calendar days on screen: arithmetic for drawing and words for reading. No clock, no zone. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of a day written `YYYY-MM-DD`. */
export const dayNumber = (day: string): number =>
  Math.round(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS);

/** The inverse of `dayNumber`. */
export const dayOfNumber = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

export const daysApart = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

export const shiftDay = (day: string, days: number): string => dayOfNumber(dayNumber(day) + days);

export const monthName = (day: string): string => MONTHS[Number(day.slice(5, 7)) - 1] ?? '';

/** `24-Nov-2026` */
export const formatDay = (day: string): string => `${day.slice(8, 10)}-${monthName(day)}-${day.slice(0, 4)}`;

/** `24-Nov`, where the year stands beside it. */
export const formatDayOfYear = (day: string): string => `${day.slice(8, 10)}-${monthName(day)}`;

/** `Nov 2026` */
export const formatMonth = (day: string): string => `${monthName(day)} ${day.slice(0, 4)}`;

/** `Tue` */
export const formatWeekday = (day: string): string => WEEKDAYS[new Date(dayNumber(day) * DAY_MS).getUTCDay()] ?? '';

/** `Tue 24-Nov-2026`, where somebody must act. */
export const formatActDay = (day: string): string => `${formatWeekday(day)} ${formatDay(day)}`;

/** Length of time as a person says it: `3 days`, `9 weeks`, `7 months`, `2 years`. */
export function formatSpan(days: number): string {
  const whole = Math.abs(Math.round(days));
  if (whole < 14) return count(whole, 'day');
  if (whole < 120) return count(Math.round(whole / 7), 'week');
  if (whole < 730) return count(Math.round(whole / 30.44), 'month');
  return count(Math.round(whole / 365.25), 'year');
}

export const count = (number: number, noun: string, plural = `${noun}s`): string => `${number} ${number === 1 ? noun : plural}`;

/** Time of day of an instant in the clinic's zone, 24 hours: `08:55`. */
export const formatTime = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(instant));

/** The time of an instant, with its day where that is not the day of `now`: `08:55`, `23-Nov-2026 17:10`. */
export function formatReadAt(instant: string, timeZone: string, now: string = new Date().toISOString()): string {
  const day = dayInZone(instant, timeZone);
  return `${day === dayInZone(now, timeZone) ? '' : `${formatDay(day)} `}${formatTime(instant, timeZone)}`;
}

/** The clinic's calendar day at an instant. */
export const dayInZone = (instant: string, timeZone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant));
