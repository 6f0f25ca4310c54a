import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forget, keep, keptUnder } from './kept';
import { useKeptWords } from './use-kept-words';

const NAME = 'contact 1';
function Words({ first }: { readonly first?: string }) {
  return useKeptWords(NAME, first)[0];
}
const shown = (first?: string): string => renderToStaticMarkup(createElement(Words, first === undefined ? {} : { first }));

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  forget(NAME);
});
afterEach(() => {
  vi.useRealTimers();
});

test('what was typed stands there again when the place is opened again, for that place alone', () => {
  expect(shown('as before')).toBe('as before');
  keep(NAME, 'she slept badly');
  keep('contact 2', 'somebody else');
  expect(shown()).toBe('she slept badly');
  forget(NAME);
  expect(shown()).toBe('');
});

test('after an hour it is gone', () => {
  keep(NAME, 'she slept badly');
  vi.setSystemTime(60 * 60 * 1000 - 1);
  expect(keptUnder(NAME)).toBe('she slept badly');
  vi.setSystemTime(60 * 60 * 1000);
  expect(keptUnder(NAME)).toBeNull();
});

test('what another kind of form left under a name is never words', () => {
  keep(NAME, { family: 'Marsh' });
  expect(shown('as before')).toBe('as before');
});
