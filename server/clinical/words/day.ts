import { daysBetween } from '../model/local-date';
import type { LocalDate } from '../model/local-date';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const DAYS_A_YEAR = 365;

const monthOf = (day: LocalDate): string => MONTHS[Number(day.slice(5, 7)) - 1] ?? '';

/** `24-Nov-2026`. */
export const dayInWords = (day: LocalDate): string => `${day.slice(8)}-${monthOf(day).slice(0, 3)}-${day.slice(0, 4)}`;

/** `19-Mar to 30-Sep-2026`; of two years both are named. */
export const daysInWords = (from: LocalDate, to: LocalDate): string => `${from.slice(0, 4) === to.slice(0, 4) ? dayInWords(from).slice(0, 6) : dayInWords(from)} to ${dayInWords(to)}`;

const withYear = (day: LocalDate): string => `${monthOf(day)} ${day.slice(0, 4)}`;

/** `June` when it lies within a year before the day of speaking, else `June 2024`. */
export const monthInWords = (day: LocalDate, on: LocalDate): string => {
  const age = daysBetween(day, on);
  return age >= 0 && age < DAYS_A_YEAR ? monthOf(day) : withYear(day);
};

/** Two months of one sentence: where one of them needs its year, both have it. */
export const monthsInWords = (first: LocalDate, last: LocalDate, on: LocalDate): readonly [string, string] => {
  const spoken = [monthInWords(first, on), monthInWords(last, on)] as const;
  return spoken.every((month) => !/\d/.test(month)) ? spoken : [withYear(first), withYear(last)];
};
