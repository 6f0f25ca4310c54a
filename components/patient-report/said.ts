import type { ReportPage } from '@/server/contracts/report-door';
import type { Value } from './question';
import type { Language, WORDS } from './words';

type Words = (typeof WORDS)['en'];

const MONTH = /^month:(\d{4}-\d{2})$/;
const monthIn = (month: string, language: Language): string => new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`));

/** Answers that the form words itself, such as when it began; any other stays as it is. */
export function saidWhen(value: string, words: Words, language: Language): string {
  const [, month] = MONTH.exec(value) ?? [];
  if (month !== undefined) return monthIn(month, language);
  return value === 'always been this way' ? words.always : value === 'not sure' ? words.notSure : value;
}

export const isDeclined = ({ declined }: Pick<ReportPage, 'declined'>, value: Value | undefined): boolean => value === undefined || value === null || value === declined;

/** An answer in the words of its page. */
export function saidOf(page: ReportPage, value: Value | undefined, { words, language }: { readonly words: Words; readonly language: Language }): string {
  const one = (single: number | string | boolean): string => {
    const label = page.choices.find((choice) => choice.value === single)?.label;
    if (label !== undefined) return label;
    return page.ends !== null && typeof single === 'number' ? `${single} ${words.of} ${page.ends.max}` : saidWhen(String(single), words, language);
  };
  if (value === undefined) return '';
  if (isDeclined(page, value)) return words.rather;
  return typeof value === 'object' && value !== null ? value.map(one).join(', ') : value === null ? words.rather : one(value);
}
