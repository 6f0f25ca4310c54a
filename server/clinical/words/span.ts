const DAYS_A_WEEK = 7;
const DAYS_A_MONTH = 30.44;
const DAYS_A_YEAR = 365.25;
const IN_DAYS_BELOW = 14;
const IN_WEEKS_BELOW = 183;
const IN_MONTHS_BELOW = 730;

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

export const monthsInWords = (days: number): string => counted(Math.round(days / DAYS_A_MONTH), 'month');

/** A number of days as it would be said: days under two weeks, then weeks, months and years, rounded to the nearest. */
export function spanInWords(days: number): string {
  if (days < IN_DAYS_BELOW) return counted(days, 'day');
  if (days < IN_WEEKS_BELOW) return counted(Math.round(days / DAYS_A_WEEK), 'week');
  if (days < IN_MONTHS_BELOW) return monthsInWords(days);
  return counted(Math.round(days / DAYS_A_YEAR), 'year');
}
