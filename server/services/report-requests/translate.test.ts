import { describe, expect, test } from 'vitest';
import { REPORT_LANGUAGES } from '@/server/contracts/report-door';
import { loadKnowledge } from '@/server/knowledge/load';
import { canBeAsked, pagesOf } from './form';
import spanish from './words-es.json';
import { translate } from './translate';

/** Every sentence that a form can show and that is not a licence, which stays as it was granted. */
function sentences(): Set<string> {
  const { instruments, crisis } = loadKnowledge();
  const pages = pagesOf(instruments.filter(canBeAsked), 'sertraline');
  const found = pages.flatMap((page) => [
    page.question, page.kick, page.textLabel, page.ends?.minLabel, page.ends?.maxLabel, page.before?.question, ...page.choices.map(({ label }) => label), ...(page.before?.choices.map(({ label }) => label) ?? []),
  ]);
  return new Set([...found, ...crisis.map(({ wording }) => wording)].flatMap((text) => (text === null || text === undefined || text === '' ? [] : [text])));
}

const OTHERS = REPORT_LANGUAGES.filter((language) => language !== 'en');
const CATALOGUES: Readonly<Record<string, Readonly<Record<string, string>>>> = { es: spanish };
/** Spelt alike in both languages. */
const ALIKE: Readonly<Record<string, readonly string[]>> = { es: ['No', 'no'] };

describe.each(OTHERS)('the catalogue in %s', (language) => {
  const catalogue = CATALOGUES[language] ?? {};

  test('has every sentence of the form and of the crisis words, so that no further content is shown half translated', () => {
    expect([...sentences()].filter((text) => !(text in catalogue) && !(ALIKE[language] ?? []).includes(text))).toEqual([]);
  });

  test('has none that the form no longer says beside the licences, none empty, none left in English', () => {
    const licences = new Set(pagesOf(loadKnowledge().instruments.filter(canBeAsked), null).flatMap(({ small }) => (small === null ? [] : [small])));
    const known = sentences();
    expect(Object.keys(catalogue).filter((text) => !known.has(text) && !licences.has(text))).toEqual([]);
    expect(Object.entries(catalogue).filter(([text, said]) => said.trim() === '' || (said === text && !(ALIKE[language] ?? []).includes(text)))).toEqual([]);
  });

  test('keeps every number of the crisis words: what is dialled is not translated', () => {
    for (const { wording } of loadKnowledge().crisis) {
      const numbers = (text: string) => [...text.matchAll(/\d[\d -]*\d/g)].map(([number]) => number).sort();
      expect(numbers(translate(wording, language))).toEqual(numbers(wording));
    }
  });
});
