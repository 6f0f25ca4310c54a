import type { z } from 'zod';
import { daySchema } from '@/server/contracts/fields';

/** A calendar day; never an instant. */
export type Day = z.output<typeof daySchema>;

export const MONTH_NAMES = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
] as const;

/** The day of year, month 1 to 12 and day; `null` when the calendar has no such day. */
export function dayOf(year: number, month: number, day: number): Day | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const read = daySchema.safeParse(text);
  return read.success ? read.data : null;
}

/** Last day of a month; the calendar answers, not the clock. */
export const lastDayOf = (year: number, month: number): Day | null =>
  dayOf(year, month, 31) ?? dayOf(year, month, 30) ?? dayOf(year, month, 29) ?? dayOf(year, month, 28);
