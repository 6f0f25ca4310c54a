import { localDate, type LocalDate } from '@/server/clinical/model/local-date';

/** The instant it is. Nothing else in the server asks the machine for the time. */
export const now = (): Date => new Date(Date.now());

/** Milliseconds that only grow, for measuring how long something took. */
export const monotonicMs = (): number => performance.now();

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
