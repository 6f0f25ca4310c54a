import { pageWordsSchema } from '@/server/contracts/report-words';
import type { PageLanguage, PageLanguages } from '@/server/contracts/report-words';
import { loadLanguages } from '@/server/knowledge/load';
import { wrongField } from '../patient-act';

/** Languages in which patients answer, as their page needs them; a file that lacks a word is refused. */
export function pageLanguages(): PageLanguages {
  const [first, ...others] = loadLanguages().map(({ code, name, page }): PageLanguage => ({ code, name, words: pageWordsSchema.parse(page) }));
  if (first === undefined) throw new Error('the catalogue has no language');
  return [first, ...others];
}

/** Languages besides that of the content, by their names in English. */
export const otherLanguages = (): { readonly code: string; readonly name: string }[] => {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  return loadLanguages().slice(1).map(({ code }) => ({ code, name: names.of(code) ?? code }));
};

/** The code of a language that the catalogue has; any other is refused. */
export function knownLanguage(code: string, field = 'language'): string {
  if (!loadLanguages().some((language) => language.code === code)) throw wrongField(field, 'There is no such language.');
  return code;
}

/** The message that brings a link, in every language of the catalogue. */
export const linkTexts = (clinicName: string, url: string): { readonly language: string; readonly text: string; readonly subject: string; readonly notRead: string }[] =>
  loadLanguages().map(({ code, message: { text, subject, notRead } }) => ({
    language: code,
    text: text.replace('{clinic}', () => clinicName).replace('{link}', () => url),
    subject,
    notRead,
  }));
