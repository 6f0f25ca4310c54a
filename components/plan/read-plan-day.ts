import { readDay } from '../entry/read-day';

/** Takes a typed day, with or without its weekday; else says what is wrong with it. */
export function takeDay(typed: string, take: (day: string) => void): string | null {
  const read = readDay(typed.replace(/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*\.?,?\s+/i, ''));
  if (read.kind !== 'day') return read.kind === 'refused' ? read.why : 'Write a day such as 24-Nov-2026.';
  take(read.day);
  return null;
}
