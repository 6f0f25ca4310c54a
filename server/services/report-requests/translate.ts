import type { REPORT_LANGUAGES, ReportPage } from '@/server/contracts/report-door';
import spanish from './words-es.json';

export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

/**
 * One catalogue a language, by the English sentence; English is the language of the content, a further language is one more file. Each is
 * our own translation that nobody has reviewed, and the form says so; a sentence that is missing is shown in English, as licences are.
 */
const CATALOGUES: Readonly<Record<ReportLanguage, Readonly<Record<string, string>> | null>> = { en: null, es: spanish };

/** Whether what is shown is a translation that nobody has reviewed. */
export const isUnreviewed = (language: ReportLanguage): boolean => CATALOGUES[language] !== null;

export const translate = (text: string, language: ReportLanguage): string => CATALOGUES[language]?.[text] ?? text;

/** A page in a language; values, under which answers are stored, stay as they are. */
export function translatePage<Page extends ReportPage>(page: Page, language: ReportLanguage): Page {
  const say = (text: string): string => translate(text, language);
  const maybe = (text: string | null): string | null => (text === null ? null : say(text));
  const choices = (of: ReportPage['choices']): ReportPage['choices'] => of.map(({ value, label }) => ({ value, label: say(label) }));
  return {
    ...page,
    kick: maybe(page.kick),
    question: say(page.question),
    choices: choices(page.choices),
    ends: page.ends === null ? null : { ...page.ends, minLabel: say(page.ends.minLabel), maxLabel: say(page.ends.maxLabel) },
    textLabel: maybe(page.textLabel),
    before: page.before === null ? null : { ...page.before, question: say(page.before.question), choices: choices(page.before.choices) },
    small: maybe(page.small),
  };
}
