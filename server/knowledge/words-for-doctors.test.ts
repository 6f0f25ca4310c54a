import { expect, test } from 'vitest';
import { loadKnowledge } from './load';

/** Every text below a value, addresses apart. */
const textsOf = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, part]) => (name === 'url' ? [] : textsOf(part))) : [];

test('what screens and the reference panel show of the content names no file and no check of identifiers', () => {
  const { options, flags, references, drugs, causes, questions } = loadKnowledge();
  expect(textsOf({ options, flags, references, drugs, causes, questions }).filter((text) => /\b[a-z-]+\.json\b|id matches/i.test(text))).toEqual([]);
});
