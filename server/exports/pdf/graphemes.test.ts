import { expect, it } from 'vitest';

import { graphemes } from './graphemes';

it('keeps marks and joiners with their letter, over the edge of a stretch too', () => {
  for (const sign of ['a', 'é', 'e\u0301', '👩‍👩‍👧', '🇪🇸', '한', 'क्षि']) {
    for (const before of [0, 1, 250, 253, 254, 255, 256, 257, 300]) {
      const text = `${'x'.repeat(before)}${sign}y`;
      const whole = Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text), ({ segment }) => segment);
      expect(graphemes(text)).toEqual(whole);
    }
  }
  expect(graphemes('')).toEqual([]);
});

it('reads a word of 200,000 letters', () => {
  expect(graphemes('é'.repeat(200_000))).toHaveLength(200_000);
});
