import { expect, test } from 'vitest';
import type { ReportPage } from '@/server/contracts/report-door';
import type { PageWords } from '@/server/contracts/report-words';
import { pageLanguages } from '@/server/services/report-requests/languages';
import { isDeclined, saidOf, saidWhen } from './said';

const [{ words }, spanish] = pageLanguages();
const other: PageWords = spanish?.words ?? words;
const page = (over: Partial<ReportPage>): ReportPage => ({ id: 'one', kind: 'one', kick: null, question: 'Which?', choices: [{ value: 0, label: 'Not at all' }, { value: 'a loss', label: 'a loss' }], declined: null, ends: null, textLabel: null, before: null, unless: null, small: null, ...over });

test('when it began is said to the month or the season, in the language of the page', () => {
  expect([saidWhen('month:2026-07', words, 'en'), saidWhen('season:winter:2025', words, 'en'), saidWhen('not sure', words, 'en')]).toEqual(['July 2026', 'Winter 2025', 'I am not sure']);
  expect([saidWhen('month:2026-07', other, 'es'), saidWhen('season:winter:2025', other, 'es')]).toEqual(['julio de 2026', 'Invierno 2025']);
});

test('an answer is said in the words of its page; zero is an answer and declining is none', () => {
  const say = (one: ReportPage, value: Parameters<typeof saidOf>[1]) => saidOf(one, value, { words, language: 'en' });
  expect(say(page({}), 0)).toBe('Not at all');
  expect([say(page({}), null), say(page({ declined: 'skip' }), 'skip'), say(page({}), undefined)]).toEqual([words.rather, words.rather, '']);
  expect(say(page({ kind: 'many' }), ['a loss'])).toBe('a loss');
  expect(say(page({ kind: 'scale', choices: [], ends: { min: 0, max: 10, minLabel: 'none', maxLabel: 'all' } }), 0)).toBe('0 of 10');
  expect([isDeclined(page({}), 0), isDeclined(page({}), null)]).toEqual([false, true]);
});
