import { expect, test } from 'vitest';

import { insideSentence } from './inside-sentence';

test.each([
  ['Sleeping well', 'sleeping well'],
  ['PHQ-9 20 after 16 weeks on 200 mg', 'PHQ-9 20 after 16 weeks on 200 mg'],
  ['Bipolar II', 'bipolar II'],
  ['OCD', 'OCD'],
  ['flat for a year', 'flat for a year'],
  ['A bad spring', 'a bad spring'],
  ['', ''],
])('%s inside a sentence is %s', (words, inside) => {
  expect(insideSentence(words)).toBe(inside);
});
