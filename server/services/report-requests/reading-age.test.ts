import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { canBeAsked, pagesOf } from './form';
import { pageLanguages } from './languages';

/** A school child of eleven reads it. */
const OLDEST = 11;

/** Vowel groups, without the silent endings of English; at least one. */
function syllablesOf(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  if (letters.length <= 3) return 1;
  return Math.max(1, (letters.replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '').replace(/^y/, '').match(/[aeiouy]{1,2}/g) ?? []).length);
}

/** Years of age by the grade formula of Flesch and Kincaid, a child in grade one being six; each text is at least one sentence. */
function readingAge(texts: readonly string[]): number {
  const sentences = texts.flatMap((text) => text.split(/[.!?;:]+/)).filter((sentence) => /[a-z]/i.test(sentence));
  const words = sentences.flatMap((sentence) => sentence.match(/[A-Za-z’']+/g) ?? []);
  return (0.39 * words.length) / sentences.length + (11.8 * words.reduce((sum, word) => sum + syllablesOf(word), 0)) / words.length - 15.59 + 5;
}

const { instruments, crisis } = loadKnowledge();
const [{ words: WORDS }] = pageLanguages();
/** Validated instruments keep their official wording, whatever its reading age. */
const own = instruments.filter((instrument) => canBeAsked(instrument) && instrument.labelToShow !== null || ['activation-check', 'withdrawal-check'].includes(instrument.id));

describe('what a patient reads in English', () => {
  test('the measure tells easy from hard', () => {
    expect(readingAge(['The cat sat on the mat.', 'We went to the park.'])).toBeLessThan(7);
    expect(readingAge(['Notwithstanding pharmacological interventions, anhedonic symptomatology frequently necessitates multidisciplinary reassessment.'])).toBeGreaterThan(20);
  });

  test('the words of the form itself', () => {
    expect(readingAge(Object.values(WORDS))).toBeLessThanOrEqual(OLDEST);
  });

  test.each(own.map((instrument) => [instrument.id, instrument] as const))('each page of %s, in our own wording', (_, instrument) => {
    const pages = pagesOf([instrument], 'sertraline');
    expect(pages.length).toBeGreaterThan(5);
    const read = pages.flatMap(({ kick, question, choices, textLabel, before }) => [kick, question, ...choices.map(({ label }) => label), textLabel, before?.question ?? null, WORDS.rather]);
    expect(readingAge(read.filter((text) => text !== null))).toBeLessThanOrEqual(OLDEST);
  });

  test.each(crisis.filter(({ country }) => country !== 'default').map(({ country, wording }) => [country, wording] as const))('the words for somebody in danger, %s', (_, wording) => {
    expect(readingAge([wording])).toBeLessThanOrEqual(OLDEST);
  });
});

test('the report asks about everything that people say of the numbness', () => {
  const sbr = instruments.find(({ id }) => id === 'sbr');
  const questions = (sbr === undefined ? [] : pagesOf([sbr], 'sertraline')).map(({ question, choices }) => [question, ...choices.map(({ label }) => label)].join(' ').toLowerCase());
  const about: Readonly<Record<string, RegExp>> = {
    crying: /\bcry/, joy: /\bjoy/, love: /\blove/, connection: /\bcare\b|warmth/, anger: /angry/, sadness: /\bsad\b/, empathy: /how other people feel/, music: /music/, art: /\bart\b/, food: /food/, sex: /\bsex/,
    'knowing without feeling': /name the feeling/, autopilot: /autopilot/, 'when it began': /when did you first notice/, 'what changed around it': /what changed/, 'effect on life': /daily life/, 'effect on relationships': /relationships/,
    'unwanted or a relief': /relief/, 'substances to feel something': /alcohol, cannabis/, 'self-harm to feel something': /hurting yourself/, trauma: /frightening event/, loss: /loss or a death/, season: /time of year/,
    'fear of feeling again': /feelings coming back worry/, 'what the patient wants': /what would you like/,
  };
  expect(Object.entries(about).filter(([, words]) => !questions.some((question) => words.test(question))).map(([name]) => name)).toEqual([]);
});
