import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import type { InstrumentContent } from '../model/instrument-content';
import { scoreAnswers, scoreReport } from './score-report';
import type { Answers } from './score-report';

const knowledge = loadKnowledge();
const instrument = (id: string): InstrumentContent => {
  const found = knowledge.instruments.find((entry) => entry.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const score = (id: string, answers: Answers) => scoreAnswers(instrument(id), answers).scores;
const answersOf = (id: string, values: readonly (number | null)[]): Answers => Object.fromEntries(instrument(id).items.map((item, place) => [item.id, values[place] ?? null]));

describe('PHQ-9', () => {
  const phq9 = (values: readonly (number | null)[]) => scoreAnswers(instrument('phq9'), answersOf('phq9', values));

  test('sums nine items; interest and mood stand apart', () => {
    expect(phq9([1, 2, 3, 0, 1, 2, 3, 0, 1]).scores).toEqual({ total: 13, 'phq9-core': 3, 'phq9-mood-minus-interest': 1 });
    expect(phq9([0, 0, 0, 0, 0, 0, 0, 0, 0])).toMatchObject({ scores: { total: 0 }, estimated: false });
  });

  test('one or two missing items are prorated and marked, half rounded up; three give no total', () => {
    expect(phq9([1, 1, 1, 1, 1, 1, 1, null, 1])).toMatchObject({ scores: { total: 9 }, estimated: true });
    expect(phq9([1, 1, 1, 0, 0, 0, null, null, 0])).toMatchObject({ scores: { total: 4 }, estimated: true });
    expect(phq9([2, 1, 1, 0, 0, 0, 0, null, 0]).scores.total).toBe(5);
    expect(phq9([1, 1, 1, 1, 1, null, null, null, 1])).toMatchObject({ scores: { total: null }, estimated: false });
  });

  test('without item 9 there is no total', () => {
    expect(phq9([3, 3, 3, 3, 3, 3, 3, 3, null]).scores.total).toBe(null);
  });

  test('an answer the instrument does not offer is missing', () => {
    expect(score('phq9', { ...answersOf('phq9', [1, 1, 1, 1, 1, 1, 1, 1, 1]), 'phq9-1': 7 }).total).toBe(9);
    expect(score('phq9', {}).total).toBe(null);
  });
});

test('GAD-7 prorates one missing item and no more', () => {
  expect(score('gad7', answersOf('gad7', [1, 2, 3, 0, 1, 2, 3])).total).toBe(12);
  expect(score('gad7', answersOf('gad7', [1, 1, 1, 1, 1, 1, null])).total).toBe(7);
  expect(score('gad7', answersOf('gad7', [1, 1, 1, 1, 1, null, null])).total).toBe(null);
});

describe('PC-PTSD-5', () => {
  const items = answersOf('pcptsd5', [1, 0, 1, 1, 0]);
  test('a No at the gate is zero; without the gate there is no score', () => {
    expect(score('pcptsd5', { 'pcptsd5-gate': 0 })).toMatchObject({ total: 0, 'pcptsd5-without-numbing': 0 });
    expect(score('pcptsd5', items)).toMatchObject({ total: null });
  });
  test('counts Yes, and once more without the numbness item', () => {
    expect(score('pcptsd5', { 'pcptsd5-gate': 1, ...items })).toMatchObject({ total: 3, 'pcptsd5-without-numbing': 2 });
  });
  test('a missing item gives no total, only a lower bound', () => {
    expect(score('pcptsd5', { 'pcptsd5-gate': 1, ...items, 'pcptsd5-4': null })).toMatchObject({ total: null, 'pcptsd5-without-numbing': 2, 'at-least': 2 });
  });
});

describe('structured blunting report', () => {
  const ids = instrument('sbr').items.map(({ id }) => id);
  const sbr = (now: readonly (number | null)[], before: readonly (number | string | null)[] = []) =>
    scoreAnswers(instrument('sbr'), Object.fromEntries(ids.flatMap((id, place) => [[id, now[place] ?? null], [`${id}:before`, before[place] ?? null]])));

  test('the worked example of the content', () => {
    const { scores } = sbr([3, 3, 2, 2, 2, 1, 3, 2, 3, 2, 1, 2], [0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0]);
    expect(scores).toMatchObject({ total_now: 26, change: 24, pairs: 12, pattern: 'both directions' });
    expect(scores.pre_existing_share).toBeCloseTo(0.08, 2);
  });

  test('ten answers are prorated, nine give no total', () => {
    expect(sbr([2, 2, 2, 2, 2, 2, 2, 2, 2, 2, null, null])).toMatchObject({ scores: { total_now: 24 }, estimated: true });
    expect(sbr([2, 2, 2, 2, 2, 2, 2, 2, 2, null, null, null]).scores.total_now).toBe(null);
  });

  test('nothing now and not asked about before counts as nothing before; "cannot remember" is missing', () => {
    expect(sbr([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1], []).scores).toMatchObject({ pairs: 8, change: 0, pre_existing_share: null });
    expect(sbr([0, 0, 0, 0, 0, 0, 0, 2, 1, 1, 1, 1], [null, null, null, null, null, null, null, 'unsure']).scores).toMatchObject({ pairs: 7, change: null });
  });

  test('the share can pass one', () => {
    expect(sbr([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]).scores).toMatchObject({ pre_existing_share: 2, change: -12 });
  });

  test('patterns at their boundaries', () => {
    const positive = ['sbr-joy', 'sbr-love', 'sbr-arts', 'sbr-body'];
    const painful = ['sbr-crying', 'sbr-anger', 'sbr-sadness'];
    const pattern = (p: number, n: number) => score('sbr', Object.fromEntries([...positive.map((id) => [id, p] as const), ...painful.map((id) => [id, n] as const)])).pattern;
    expect([pattern(2, 2), pattern(2, 0), pattern(0, 2), pattern(1, 2), pattern(2, 1)]).toEqual(['both directions', 'pleasure only', 'painful only', 'mixed or mild', 'mixed or mild']);
    expect(score('sbr', { 'sbr-joy': 4, 'sbr-crying': 4, 'sbr-anger': 4 }).pattern).toBe(null);
  });
});

test('activation check counts Yes, reads "not sure" as No, and nothing answered as nothing', () => {
  expect(score('activation-check', { 'act-sleep': 1, 'act-energy': 'unsure', 'act-speech': 1, 'act-risk': 0 })['count-yes']).toBe(2);
  expect(score('activation-check', { 'act-sleep': 0 })['count-yes']).toBe(0);
  expect(score('activation-check', {})['count-yes']).toBe(null);
});

test('withdrawal check keeps the highest item and needs five for a sum', () => {
  expect(score('withdrawal-check', answersOf('withdrawal-check', [0, 3, 1, 0, 1, null, null]))).toEqual({ highest: 3, sum: 5 });
  expect(score('withdrawal-check', answersOf('withdrawal-check', [2, 1, 0, 0]))).toEqual({ highest: 2, sum: null });
  expect(score('withdrawal-check', {})).toEqual({ highest: null, sum: null });
});

describe('instruments entered by score', () => {
  test.each([['odq', 'odq20', 20, 100], ['odq', 'odq26', 26, 130], ['tas20', 'tas20-total', 20, 100], ['pcl5', 'pcl5-total', 0, 80], ['auditc', 'auditc-total', 0, 12], ['cssrs', 'cssrs-ideation', 0, 5]])(
    '%s %s lies between %i and %i', (id, field, min, max) => {
      for (const inside of [min, max]) expect(scoreAnswers(instrument(id), { [field]: inside })).toMatchObject({ refused: [], scores: { [field]: inside } });
      for (const outside of [min - 1, max + 1, min + 0.5]) {
        const scored = scoreAnswers(instrument(id), { [field]: outside });
        expect(scored.scores[field]).toBe(null);
        expect(scored.refused).toHaveLength(1);
      }
    });

  test('an ODQ total must be the sum of its parts when all were entered, and is never computed', () => {
    const parts = { 'odq-nc': 10, 'odq-ed': 11, 'odq-rp': 12, 'odq-gr': 13 };
    expect(scoreAnswers(instrument('odq'), { ...parts, odq20: 46 }).refused).toEqual([]);
    expect(scoreAnswers(instrument('odq'), { ...parts, odq20: 47 }).refused).toHaveLength(1);
    expect(scoreAnswers(instrument('odq'), parts).scores.odq20).toBe(null);
  });

  test('behaviour on the Columbia screen is yes or no', () => {
    expect(score('cssrs', { 'cssrs-behaviour-3mo': false })['cssrs-behaviour-3mo']).toBe(false);
    expect(scoreAnswers(instrument('cssrs'), { 'cssrs-behaviour-3mo': 3 }).refused).toHaveLength(1);
  });

  test('an instrument the content does not know has no score', () => {
    expect(scoreReport('madrs', { total: 3 }, knowledge)).toBe(null);
  });
});

describe.each(['phq9', 'gad7', 'pcptsd5', 'sbr', 'withdrawal-check'] as const)('%s, whatever is answered', (id) => {
  const content = instrument(id);
  const field = { phq9: 'total', gad7: 'total', pcptsd5: 'total', sbr: 'total_now', 'withdrawal-check': 'sum' }[id];
  const highest = { phq9: 3, gad7: 3, pcptsd5: 1, sbr: 4, 'withdrawal-check': 3 }[id];
  const range = content.fields.find((entry) => entry.id === field);
  const answers = fc.array(fc.option(fc.integer({ min: 0, max: highest }), { nil: null, freq: 5 }), { minLength: content.items.length, maxLength: content.items.length })
    .map((values): Answers => ({ ...answersOf(id, values), ...(id === 'pcptsd5' ? { 'pcptsd5-gate': 1 } : {}) }));

  test('a total is a whole number inside its range, or none', () => {
    fc.assert(fc.property(answers, (given) => {
      const total = score(id, given)[field] ?? null;
      if (total === null) return;
      expect(Number.isInteger(total)).toBe(true);
      expect(total).toBeGreaterThanOrEqual(range?.min ?? 0);
      expect(total).toBeLessThanOrEqual(range?.max ?? Infinity);
    }));
  });

  test('a higher answer to one item never lowers the total', () => {
    fc.assert(fc.property(answers, fc.nat(content.items.length - 1), (given, place) => {
      const item = content.items[place]?.id ?? '';
      const answer = given[item];
      if (typeof answer !== 'number' || answer >= highest) return;
      const before = score(id, given)[field];
      const after = score(id, { ...given, [item]: answer + 1 })[field];
      if (typeof before === 'number' && typeof after === 'number') expect(after).toBeGreaterThanOrEqual(before);
    }));
  });

  test('the same answers in any order give the same scores', () => {
    fc.assert(fc.property(answers, fc.infiniteStream(fc.nat()), (given, order) => {
      const keys = order[Symbol.iterator]();
      const shuffled = Object.fromEntries(Object.entries(given).map((entry) => [Number(keys.next().value), entry] as const).sort(([a], [b]) => a - b).map(([, entry]) => entry));
      expect(scoreAnswers(content, shuffled)).toEqual(scoreAnswers(content, given));
      const reversed = { ...content, items: content.items.toReversed() };
      expect(scoreAnswers(reversed, given).scores[field]).toEqual(scoreAnswers(content, given).scores[field]);
    }));
  });

  test('missing is never zero: nothing answered gives no score, and a total over missing items is marked and at least what was answered', () => {
    expect(Object.values(score(id, answersOf(id, []))).filter((value) => typeof value === 'number' && value > 0)).toEqual([]);
    expect(score(id, answersOf(id, []))[field] ?? null).toBe(null);
    fc.assert(fc.property(answers, (given) => {
      const { scores, estimated } = scoreAnswers(content, given);
      const values = content.items.map((item) => given[item.id] ?? null).filter((value) => typeof value === 'number');
      const total = scores[field] ?? null;
      if (values.length === content.items.length) {
        expect([total, estimated]).toEqual([values.reduce((sum, value) => sum + value, 0), false]);
        return;
      }
      if (typeof total !== 'number') return;
      expect(total).toBeGreaterThanOrEqual(values.reduce((sum, value) => sum + value, 0));
      // A sum that says how many items it rests on needs no mark.
      if (id !== 'withdrawal-check') expect(estimated).toBe(true);
    }));
  });

  test('an item left open never gives what a zero in its place gives, unless that zero changes nothing', () => {
    fc.assert(fc.property(answers, fc.nat(content.items.length - 1), (given, place) => {
      const item = content.items[place]?.id ?? '';
      const open = score(id, { ...given, [item]: null })[field] ?? null;
      const none = score(id, { ...given, [item]: 0 })[field] ?? null;
      if (open !== null && none !== null) expect(open).toBeGreaterThanOrEqual(Number(none));
    }));
  });

  test('bands cover the range without gap or overlap', () => {
    const bands = content.bands;
    for (const [place, band] of bands.entries()) {
      const next = bands[place + 1];
      if (next !== undefined) expect(next.min).toBe(band.max + 1);
    }
    if (bands.length > 0) expect([bands[0]?.min, bands.at(-1)?.max]).toEqual([range?.min, range?.max]);
  });
});

test('every number that an instrument with bands can give lies in exactly one of them, whole instruments of the content all', () => {
  const banded = knowledge.instruments.filter(({ bands }) => bands.length > 0);
  expect(banded.map(({ id }) => id)).toEqual(expect.arrayContaining(['phq9', 'gad7', 'pcptsd5']));
  for (const { id, bands, range } of banded) {
    const { min, max } = range ?? { min: bands[0]?.min ?? 0, max: bands.at(-1)?.max ?? 0 };
    for (let value = min; value <= max; value += 1) expect(bands.filter((band) => band.min <= value && value <= band.max), `${id} ${value}`).toHaveLength(1);
  }
});

test('activation check, whatever is answered: a whole number of its items or none, the same in any order, and more Yes never lowers it', () => {
  const content = instrument('activation-check');
  const one = fc.constantFrom(0, 1, 'not-sure', null);
  fc.assert(fc.property(fc.array(one, { minLength: content.items.length, maxLength: content.items.length }), fc.nat(content.items.length - 1), (values, place) => {
    const given = Object.fromEntries(content.items.map(({ id }, at) => [id, values[at] ?? null]));
    const count = score('activation-check', given)['count-yes'] ?? null;
    expect(score('activation-check', Object.fromEntries(Object.entries(given).toReversed()))['count-yes'] ?? null).toBe(count);
    if (typeof count !== 'number') return;
    expect(Number.isInteger(count) && count >= 0 && count <= content.items.length).toBe(true);
    expect(score('activation-check', { ...given, [content.items[place]?.id ?? '']: 1 })['count-yes']).toBeGreaterThanOrEqual(count);
  }));
});
