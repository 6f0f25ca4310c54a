import { localDate, type LocalDate } from '@/server/clinical/model/local-date';

/** The instant it is. Nothing else in the server asks the machine for the time. */
export const now = (): Date => new Date(Date.now());

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const made = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(timeZone, made);
  return made;
}

/** The calendar day that an instant falls on in a time zone. */
export function dayIn(timeZone: string, at: Date): LocalDate {
  const parts = new Map(formatFor(timeZone).formatToParts(at).map(({ type, value }) => [type, value]));
  return localDate(`${(parts.get('year') ?? '').padStart(4, '0')}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`);
}

/**
 * Today in the clinic's time zone: chosen once a request, then handed on.
 * @param timeZone - IANA name; an unknown one throws
 */
export const today = (timeZone: string): LocalDate => dayIn(timeZone, now());

/** Today where this machine stands, for the command line. */
export const todayHere = (): LocalDate => today(Intl.DateTimeFormat().resolvedOptions().timeZone);

const DAY_MS = 86_400_000;

/**
 * The last instant of a calendar day in a time zone, to the millisecond, also where the clocks change that day.
 * @param timeZone - IANA name; an unknown one throws
 */
export function endOfDay(timeZone: string, day: LocalDate): Date {
  const noon = Date.parse(`${day}T12:00:00Z`);
  // No zone is further than 14 hours from UTC: the day ends somewhere within the day and a half after its UTC noon.
  let before = noon - DAY_MS;
  let after = noon + 2 * DAY_MS;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayIn(timeZone, new Date(middle)) <= day) before = middle;
    else after = middle;
  }
  return new Date(before);
}

/** `HH:MM` on the wall of a time zone. */
export const timeIn = (timeZone: string, at: Date): string =>
  new Intl.DateTimeFormat('en-u-nu-latn', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
