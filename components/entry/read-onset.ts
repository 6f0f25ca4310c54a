import type { z } from 'zod';
import type { onsetSchema } from '@/server/contracts/chart';
import { dayOf, lastDayOf, MONTH_NAMES } from './day';
import { readDay } from './read-day';

export type Onset = z.output<typeof onsetSchema>;

/** An onset as typed: which of the fields count depends on how precisely it is known. */
export type TypedOnset = { precision: string; day: string; month: string; season: string; year: string };

export const NO_ONSET: TypedOnset = { precision: '', day: '', month: '', season: '', year: '' };

export const PRECISIONS = [
  { value: 'day', label: 'to the day' },
  { value: 'month', label: 'to the month' },
  { value: 'season and year', label: 'season and year' },
  { value: 'always been this way', label: 'always been this way' },
  { value: 'not sure', label: 'not sure' },
] as const;

/** Meteorological seasons of the northern hemisphere; a winter is named by the year of its December. */
export const SEASONS = [
  { value: 'spring', label: 'spring, March to May', from: 3, years: 0, to: 5 },
  { value: 'summer', label: 'summer, June to August', from: 6, years: 0, to: 8 },
  { value: 'autumn', label: 'autumn, September to November', from: 9, years: 0, to: 11 },
  { value: 'winter', label: 'winter, from December of the year', from: 12, years: 1, to: 2 },
] as const;

export type ReadOnset =
  | { readonly kind: 'not-given' }
  | { readonly kind: 'onset'; readonly onset: Onset }
  | { readonly kind: 'refused'; readonly field: keyof TypedOnset; readonly why: string };

const YEAR = /^(19|20)\d{2}$/;
const refused = (field: keyof TypedOnset, why: string): ReadOnset => ({ kind: 'refused', field, why });

/** First and last day the onset can lie on, never narrower than what was said. */
export function readOnset(typed: TypedOnset): ReadOnset {
  const year = Number(typed.year.trim());
  switch (typed.precision) {
    case '':
      return { kind: 'not-given' };
    case 'always been this way':
    case 'not sure':
      return { kind: 'onset', onset: { precision: typed.precision, earliestOn: null, latestOn: null } };
    case 'day': {
      const read = readDay(typed.day);
      if (read.kind === 'day') return { kind: 'onset', onset: { precision: 'day', earliestOn: read.day, latestOn: read.day } };
      return refused('day', read.kind === 'refused' ? read.why : 'Write the day, or choose another precision.');
    }
    case 'month': {
      const month = MONTH_NAMES.findIndex((name) => name === typed.month) + 1;
      if (month === 0) return refused('month', 'Choose the month.');
      if (!YEAR.test(typed.year.trim())) return refused('year', 'Write the year with four digits.');
      return { kind: 'onset', onset: { precision: 'month', earliestOn: dayOf(year, month, 1), latestOn: lastDayOf(year, month) } };
    }
    case 'season and year': {
      const season = SEASONS.find(({ value }) => value === typed.season);
      if (season === undefined) return refused('season', 'Choose the season.');
      if (!YEAR.test(typed.year.trim())) return refused('year', 'Write the year with four digits.');
      const onset = { precision: 'season and year' as const, earliestOn: dayOf(year, season.from, 1), latestOn: lastDayOf(year + season.years, season.to) };
      return { kind: 'onset', onset };
    }
    default:
      return refused('precision', 'Choose how precisely it is known.');
  }
}
