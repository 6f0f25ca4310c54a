import type { ReportPage } from '@/server/contracts/report-door';
import type { PageWords } from '@/server/contracts/report-words';
import type { Value } from './question';

const MONTH = /^month:(\d{4}-\d{2})$/;
const SEASON = /^season:(spring|summer|autumn|winter):(\d{4})$/;
export const SEASONS = ['spring', 'summer', 'autumn', 'winter'] as const;
const monthIn = (month: string, language: string): string => new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`));

/** Answers that the form words itself, such as when it began; any other stays as it is. */
export function saidWhen(value: string, words: PageWords, language: string): string {
  const [, month] = MONTH.exec(value) ?? [];
  if (month !== undefined) return monthIn(month, language);
  const [, season, year] = SEASON.exec(value) ?? [];
  const named = SEASONS.find((one) => one === season);
  if (named !== undefined && year !== undefined) return `${words[named]} ${year}`;
  return value === 'always been this way' ? words.always : value === 'not sure' ? words.notSure : value;
}

export const isDeclined = ({ declined }: Pick<ReportPage, 'declined'>, value: Value | undefined): boolean => value === undefined || value === null || value === declined;

/** An answer in the words of its page. */
export function saidOf(page: ReportPage, value: Value | undefined, { words, language }: { readonly words: PageWords; readonly language: string }): string {
  const one = (single: number | string | boolean): string => {
    const label = page.choices.find((choice) => choice.value === single)?.label;
    if (label !== undefined) return label;
    return page.ends !== null && typeof single === 'number' ? `${single} ${words.of} ${page.ends.max}` : saidWhen(String(single), words, language);
  };
  if (value === undefined) return '';
  if (isDeclined(page, value)) return words.rather;
  return typeof value === 'object' && value !== null ? value.map(one).join(', ') : value === null ? words.rather : one(value);
}
