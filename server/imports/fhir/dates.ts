import { daysInMonth, parseLocalDate, type LocalDate } from '@/server/clinical/model/local-date';
import { textOf, type JsonValue } from './json-value';
import type { GivenDate } from './model';

const WRITTEN = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d|60)(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?)?)?$/;

/**
 * Reads a FHIR date or dateTime at the precision in which it is written. The day is the day as written: a zone offset
 * never moves it. `null` for what no calendar has: 30 February, month 13, 24 o'clock, year 1.
 */
export function parseGivenDate(text: string): GivenDate | null {
  const match = WRITTEN.exec(text);
  if (match === null) return null;
  const [, year = '', month, day] = match;
  const precision = day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
  const last = month === undefined ? 31 : daysInMonth(Number(year), Number(month));
  const earliestOn = parseLocalDate(`${year}-${month ?? '01'}-${day ?? '01'}`);
  const latestOn = parseLocalDate(`${year}-${month ?? '12'}-${day ?? String(last).padStart(2, '0')}`);
  return earliestOn === null || latestOn === null ? null : { given: text, precision, earliestOn, latestOn };
}

/** A date of a record: not given, not readable, or read. */
export type ReadDate =
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly given: string }
  | { readonly kind: 'read'; readonly date: GivenDate };

export const NO_DATE: ReadDate = { kind: 'none' };

export function readDate(value: JsonValue | undefined, key: string): ReadDate {
  const given = textOf(value, key);
  if (given === null) return NO_DATE;
  const date = parseGivenDate(given);
  return date === null ? { kind: 'unreadable', given } : { kind: 'read', date };
}

/** The first of several dates that is given at all. */
export const firstGiven = (dates: readonly ReadDate[]): ReadDate => dates.find((date) => date.kind !== 'none') ?? NO_DATE;

/** The day, where the record gives one. */
export const dayOf = (date: ReadDate): LocalDate | null =>
  date.kind === 'read' && date.date.precision === 'day' ? date.date.earliestOn : null;

/** The first day that a date can mean; `null` without a readable one. */
export const earliestOf = (date: ReadDate): LocalDate | null => (date.kind === 'read' ? date.date.earliestOn : null);
export const latestOf = (date: ReadDate): LocalDate | null => (date.kind === 'read' ? date.date.latestOn : null);

export const givenText = (date: ReadDate): string | null =>
  date.kind === 'none' ? null : date.kind === 'unreadable' ? date.given : date.date.given;
