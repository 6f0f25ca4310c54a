import type { ReportPage } from '@/server/contracts/report-door';
import { loadLanguages } from '@/server/knowledge/load';

const fileOf = (language: string) => loadLanguages().find(({ code }) => code === language);

/** Whether what is shown is a translation that nobody has reviewed. */
export function isUnreviewed(language: string): boolean {
  const file = fileOf(language);
  return file !== undefined && file !== loadLanguages()[0] && file.reviewed === null;
}

/** A sentence of the content in a language; one that the catalogue lacks is shown as it is written, as licences are. */
export const translate = (text: string, language: string): string => fileOf(language)?.sentences[text] ?? text;

/** A page in a language; values, under which answers are stored, stay as they are. */
export function translatePage<Page extends ReportPage>(page: Page, language: string): Page {
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
