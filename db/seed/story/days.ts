import { addDays, daysInMonth, localDate } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { ReportedOnset } from '@/server/clinical/model/chart';
import type { OnsetScript } from './script';

const two = (n: number): string => String(n).padStart(2, '0');
const monthOf = (day: LocalDate): { readonly year: number; readonly month: number } => ({
  year: Number(day.slice(0, 4)),
  month: Number(day.slice(5, 7)),
});
const firstOf = (year: number, month: number): LocalDate => localDate(`${year}-${two(month)}-01`);
const lastOf = (year: number, month: number): LocalDate => localDate(`${year}-${two(month)}-${two(daysInMonth(year, month))}`);

/** Northern seasons: December to February is winter, and so on. */
function seasonAround(day: LocalDate): { readonly earliestOn: LocalDate; readonly latestOn: LocalDate } {
  const { year, month } = monthOf(day);
  const first = month === 12 ? 12 : Math.floor(month / 3) * 3 || 12;
  const startYear = first === 12 && month !== 12 ? year - 1 : year;
  const last = first === 12 ? 2 : first + 2;
  return { earliestOn: firstOf(startYear, first), latestOn: lastOf(first === 12 ? startYear + 1 : startYear, last) };
}

/** An onset as the report names it, with the first and last day it can lie on. */
export function reportedOnset(script: OnsetScript, today: LocalDate): ReportedOnset {
  if (typeof script === 'string') return { precision: script, earliestOn: null, latestOn: null };
  if ('day' in script) {
    const on = addDays(today, script.day);
    return { precision: 'day', earliestOn: on, latestOn: on };
  }
  if ('month' in script) {
    const { year, month } = monthOf(addDays(today, script.month));
    return { precision: 'month', earliestOn: firstOf(year, month), latestOn: lastOf(year, month) };
  }
  return { precision: 'season and year', ...seasonAround(addDays(today, script.season)) };
}

/** Birth day of someone who turned `age` so many days ago, counted in days so that every load shifts the whole life alike. */
export const bornOn = (today: LocalDate, age: number, birthdayWas: number): LocalDate =>
  addDays(today, -(Math.ceil(age * 365.25) + birthdayWas));
