import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { canBeAsked, pagesOf } from '@/server/services/report-requests/form';
import { redFlagsOf } from '../flags/red-answers';
import { compileDanger, isWorse } from './danger';

const { flags, instruments } = loadKnowledge();
const dangers = compileDanger(flags, instruments);

describe('a worse answer to a red-flag question', () => {
  test('of a score is the higher one', () => {
    const danger = dangers.get('phq9.phq9-9');
    expect([1, 2, 3].map((now) => [0, 1, 2, 3, null].filter((before) => isWorse(now, [before], danger)))).toEqual([[0, null], [0, 1, null], [0, 1, 2, null]]);
    expect(isWorse(2, [3, 1], danger)).toBe(false);
    expect(isWorse(3, [2, 1, null], dangers.get('withdrawal-check.wd-zaps'))).toBe(true);
  });

  test('in words is the graver one of the flag; what is told is worse than declining, declining never is', () => {
    const danger = dangers.get('sbr.ctx-self-harm-to-feel');
    const words = ['prefer not to say', 'yes, a thought', 'yes, and I have thought how', 'yes, and I have done it'];
    for (const [place, now] of words.entries()) expect(words.filter((before) => isWorse(now, [before], danger)), now).toEqual(words.slice(0, place));
  });

  test('of several chosen is told by the gravest of them', () => {
    const [flag] = flags.filter(({ id }) => id === 'self-harm-to-feel');
    const several = compileDanger(flag === undefined ? [] : [flag], instruments).get('sbr.ctx-self-harm-to-feel');
    expect(isWorse(['no', 'yes, and I have done it'], [['yes, a thought', 'no']], several)).toBe(true);
    expect(isWorse(['yes, a thought'], [['yes, a thought', 'yes, and I have done it']], several)).toBe(false);
  });

  test('is known of every question: what raises a flag by itself is a number, or a word that has its place among those of its flag, in the order of the form', () => {
    for (const instrument of instruments.filter(canBeAsked)) {
      for (const page of pagesOf([instrument], null)) {
        const isRed = (value: number | string): boolean => redFlagsOf(flags, instrument, { [page.id]: value }).length > 0;
        const red = [page.declined, ...page.choices.map(({ value }) => value)].flatMap((value) => (value !== null && isRed(value) ? [value] : []));
        for (const [place, now] of red.entries()) for (const before of red.slice(0, place)) expect(isWorse(now, [before], dangers.get(`${instrument.id}.${page.id}`)), `${page.id}: ${now} after ${before}`).toBe(true);
      }
    }
  });
});
