import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { canBeAsked, pagesOf } from '@/server/services/report-requests/form';
import { redFlagsOf } from './red-answers';
import { isWorse } from './worse-answer';

const { flags, instruments } = loadKnowledge();
const pageOf = (id: string) => {
  const page = pagesOf(instruments.filter(canBeAsked), null).find((one) => one.id === id);
  if (page === undefined) throw new Error(id);
  return page;
};

describe('a worse answer to a red-flag question', () => {
  test('of a score is the higher one', () => {
    const page = pageOf('phq9-9');
    expect([1, 2, 3].map((now) => [0, 1, 2, 3, null].filter((before) => isWorse(now, [before], page)))).toEqual([[0, null], [0, 1, null], [0, 1, 2, null]]);
    expect(isWorse(2, [3, 1], page)).toBe(false);
  });

  test('in words is the one further down the form; what is told is worse than declining, declining never is', () => {
    const page = pageOf('ctx-self-harm-to-feel');
    const words = ['prefer not to say', 'yes, a thought', 'yes, and I have thought how', 'yes, and I have done it'];
    for (const [place, now] of words.entries()) expect(words.filter((before) => isWorse(now, [before], page)), now).toEqual(words.slice(0, place));
  });

  test('is told so of every question: the answers that set off a flag by themselves are all scores or all words', () => {
    for (const instrument of instruments.filter(canBeAsked)) {
      for (const page of pagesOf([instrument], null)) {
        const red = [...page.choices.map(({ value }) => value), page.declined].filter((value) => value !== null && redFlagsOf(flags, instrument, { [page.id]: value }).length > 0);
        expect(new Set(red.map((value) => typeof value)).size, page.id).toBeLessThan(2);
      }
    }
  });
});
