import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadKnowledge, loadLanguages, takeLanguagesFrom } from '@/server/knowledge/load';
import { linkMail } from '../outbox/words';
import { crisisOf } from './door/show-report';
import { canBeAsked, pagesOf } from './form';
import { knownLanguage, otherLanguages, pageLanguages } from './languages';
import { isUnreviewed, translate, translatePage } from './translate';

/** A third language as a clinic would add it: one more file beside the others. */
const folder = mkdtempSync(path.join(tmpdir(), 'languages-'));
afterAll(() => {
  takeLanguagesFrom(null);
  rmSync(folder, { recursive: true });
});
/** Every sentence that a form can show and that is not a licence, which stays as it was granted. */
function sentences(): Set<string> {
  const { instruments, crisis } = loadKnowledge();
  const pages = pagesOf(instruments.filter(canBeAsked), 'sertraline');
  const found = pages.flatMap((page) => [
    page.question, page.kick, page.textLabel, page.ends?.minLabel, page.ends?.maxLabel, page.before?.question, ...page.choices.map(({ label }) => label), ...(page.before?.choices.map(({ label }) => label) ?? []),
  ]);
  return new Set([...found, ...crisis.map(({ wording }) => wording)].flatMap((text) => (text === null || text === undefined || text === '' ? [] : [text])));
}

const [content, ...others] = loadLanguages();
/** Spelt alike in both languages. */
const ALIKE: Readonly<Record<string, readonly string[]>> = { es: ['No', 'no'] };

test('there are English, in which the content is written, and Spanish', () => {
  expect([content?.code, ...others.map(({ code }) => code)]).toEqual(['en', 'es']);
});

describe.each(others)('the catalogue in $code', ({ code: language, sentences: catalogue, page, message }) => {
  test('has every sentence of the form and of the crisis words, so that no further content is shown half translated', () => {
    expect([...sentences()].filter((text) => !(text in catalogue) && !(ALIKE[language] ?? []).includes(text))).toEqual([]);
  });

  test('has none that the form no longer says beside the licences, none empty, none left in English', () => {
    const licences = new Set(pagesOf(loadKnowledge().instruments.filter(canBeAsked), null).flatMap(({ small }) => (small === null ? [] : [small])));
    const known = sentences();
    expect(Object.keys(catalogue).filter((text) => !known.has(text) && !licences.has(text))).toEqual([]);
    expect(Object.entries(catalogue).filter(([text, said]) => said.trim() === '' || (said === text && !(ALIKE[language] ?? []).includes(text)))).toEqual([]);
    expect(Object.entries(page).filter(([name, said]) => said === content?.page[name])).toEqual([]);
    expect(message.text).not.toBe(content?.message.text);
  });

  test('keeps every number of the crisis words: what is dialled is not translated', () => {
    for (const { wording } of loadKnowledge().crisis) {
      const numbers = (text: string) => [...text.matchAll(/\d[\d -]*\d/g)].map(([number]) => number).sort();
      expect(numbers(translate(wording, language))).toEqual(numbers(wording));
    }
  });
});

test('a third language is one more file: it is offered, asked in, written to and told of, and no other line changes', () => {
  const turned = (text: string): string => `‹${text}›`;
  const third = { ...content, code: 'cy', name: 'Cymraeg', page: Object.fromEntries(Object.entries(content?.page ?? {}).map(([name, text]) => [name, turned(text)])), message: { subject: 'ychydig gwestiynau', text: 'Dolen {clinic}: {link}', notRead: 'Nid oes neb yn darllen.' }, sentences: Object.fromEntries([...sentences()].map((text) => [text, turned(text)])) };
  for (const file of [third, ...loadLanguages()]) writeFileSync(path.join(folder, `${file.code}.json`), JSON.stringify(file));
  takeLanguagesFrom(folder);

  expect(pageLanguages().map(({ code, words }) => [code, words.send])).toEqual([['en', 'Send to the clinic'], ['cy', '‹Send to the clinic›'], ['es', 'Enviar a la clínica']]);
  expect(otherLanguages()).toEqual([{ code: 'cy', name: 'Welsh' }, { code: 'es', name: 'Spanish' }]);
  expect([knownLanguage('cy'), isUnreviewed('cy'), isUnreviewed('en')]).toEqual(['cy', true, false]);
  expect(() => knownLanguage('xx')).toThrow();
  for (const page of pagesOf(loadKnowledge().instruments.filter(canBeAsked), 'sertraline')) {
    const said = translatePage(page, 'cy');
    expect(said).toMatchObject({ question: turned(page.question), choices: page.choices.map(({ value, label }) => ({ value, label: turned(label) })) });
  }
  const words = { crisis: { emergency: '999', line: null, name: null, wording: 'Ring.' }, checked: true, phone: null, hours: 'days', translations: { cy: { wording: 'Ffoniwch.', hours: null } } };
  expect([crisisOf({ country: 'GB', words }, 'cy').wording, crisisOf({ country: 'GB', words: null }, 'cy').wording.startsWith('‹')]).toEqual(['Ffoniwch.', true]);
  const { text, subject, language } = linkMail('Blue Door', { to: 'a@b.example', url: 'https://x.example/r#t' });
  expect([text.includes('Dolen Blue Door: https://x.example/r#t'), subject, language]).toEqual([true, 'Blue Door: a few questions / ychydig gwestiynau / unas preguntas', 'en, cy, es']);
});

test('a file that lacks a word of the page is refused by its name', () => {
  writeFileSync(path.join(folder, 'en.json'), JSON.stringify({ ...content, page: { title: 'x' } }));
  takeLanguagesFrom(folder);
  expect(() => pageLanguages()).toThrow(/born/);
});
