import { describe, expect, test } from 'vitest';
import { splitOwn } from './split-own';

describe('a sentence that is in part our own', () => {
  test('is cut where its own words begin and end, and loses nothing', () => {
    const sentence = 'Benzodiazepines are advised against in PTSD and may dull feeling; plan a supervised reduction.';
    const pieces = splitOwn(sentence, ['may dull feeling; plan a supervised reduction']);
    expect(pieces).toEqual([
      { text: 'Benzodiazepines are advised against in PTSD and ', own: false },
      { text: 'may dull feeling; plan a supervised reduction', own: true },
      { text: '.', own: false },
    ]);
    expect(pieces.map(({ text }) => text).join('')).toBe(sentence);
  });

  test('takes its own words in the order of the sentence, whatever their order in the list', () => {
    expect(splitOwn('A, b and c', ['c', 'A']).filter(({ own }) => own).map(({ text }) => text)).toEqual(['A', 'c']);
  });

  test('is left whole by words that it does not have, and by none', () => {
    expect(splitOwn('One sentence', ['another'])).toEqual([{ text: 'One sentence', own: false }]);
    expect(splitOwn('One sentence', [])).toEqual([{ text: 'One sentence', own: false }]);
  });

  test('is not cut twice at one place', () => {
    expect(splitOwn('10 mg ceiling', ['10 mg ceiling', 'mg'])).toEqual([{ text: '10 mg ceiling', own: true }]);
  });
});
