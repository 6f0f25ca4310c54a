import { describe, expect, test } from 'vitest';
import { localDate } from '@/server/clinical/model/local-date';
import { sortTrials } from './sort-trials';
import type { SortKey } from './sort-trials';
import { adequacyWhy, outcome, weeksAt } from './trial-words';
import type { Trial } from './trial-words';

const trial = (over: Partial<Trial>): Trial => ({
  id: 'medication:x', drug: 'Sertraline', state: 'stopped', startOn: localDate('2026-01-01'), stopOn: localDate('2026-04-01'), highest: 100_000, doseGaps: false,
  daysAtHighest: 60, minimum: 50_000, adequate: true, phq9: null, indication: null, stopReason: { kind: 'no-benefit', text: null }, ...over,
});

describe('a trial in words', () => {
  test.each([[60, '8 weeks'], [14, '2 weeks'], [13, '13 days'], [1, '1 day'], [null, null]])('%s days at the dose are %s', (daysAtHighest, words) => {
    expect(weeksAt(trial({ daysAtHighest }))).toBe(words);
  });

  test('a stop without a reason has no outcome, and none is made up', () => {
    expect(outcome(trial({ stopReason: null }))).toBeNull();
    expect(outcome(trial({}))).toBe('no benefit');
    expect(outcome(trial({ state: 'taking' }))).toBe('taken now');
    expect(outcome(trial({ state: 'unclear' }))).toBe('not said whether taken');
  });

  test('says what it was measured against, or what is missing', () => {
    expect(adequacyWhy(trial({}), 42)).toBe('6 weeks at 50 mg or more');
    expect(adequacyWhy(trial({ adequate: false }), 42)).toBe('under 6 weeks at 50 mg or more');
    expect(adequacyWhy(trial({ adequate: null, highest: null }), 42)).toBe('dose not recorded');
    expect(adequacyWhy(trial({ adequate: null, minimum: null }), 42)).toBe('no minimum dose in the library');
    expect(adequacyWhy(trial({ adequate: null, stopOn: null }), 42)).toBe('dates not recorded');
  });
});

describe('sorting', () => {
  const list = [trial({ id: 'a', drug: 'Sertraline', daysAtHighest: null }), trial({ id: 'b', drug: 'Bupropion XL', daysAtHighest: 10, highest: 150_000, minimum: 150_000 }), trial({ id: 'c', drug: 'citalopram', daysAtHighest: 90, adequate: null })];
  const ids = (by: SortKey, up: boolean) => sortTrials(list, { by, up }).map(({ id }) => id).join('');
  test('puts what is not recorded last both ways', () => {
    expect(ids('weeks', true)).toBe('bca');
    expect(ids('weeks', false)).toBe('cba');
    expect(ids('adequate', true)).toBe('abc');
  });
  test('compares doses by each drug’s own minimum, names without regard to case, and leaves the order otherwise', () => {
    expect(ids('dose', true)).toBe('bac');
    expect(ids('drug', true)).toBe('bca');
    expect(sortTrials(list, null)).toBe(list);
  });
  test('by the last day what is taken now comes after all that ended, and an end that nobody recorded last both ways', () => {
    const ended = [trial({ id: 'a', stopOn: null }), trial({ id: 'b', state: 'taking', stopOn: null }), trial({ id: 'c', stopOn: localDate('2026-05-01') }), trial({ id: 'd' })];
    const order = (up: boolean) => sortTrials(ended, { by: 'stop', up }).map(({ id }) => id).join('');
    expect([order(true), order(false)]).toEqual(['dcba', 'bcda']);
  });
  test('by outcome in the order of its words, by PHQ-9 in the order of its change, unknown ones last both ways', () => {
    const score = (first: number, last: number): Trial['phq9'] => ({ first: { on: localDate('2026-01-01'), value: first, estimated: false }, last: { on: localDate('2026-03-01'), value: last, estimated: false } });
    const came = [trial({ id: 'a', stopReason: null }), trial({ id: 'b', stopReason: { kind: 'side-effect', text: null }, phq9: score(20, 18) }), trial({ id: 'c', stopReason: { kind: 'blunting', text: null }, phq9: score(14, 4) }), trial({ id: 'd', state: 'taking', phq9: score(8, 12) })];
    const order = (by: SortKey, up: boolean) => sortTrials(came, { by, up }).map(({ id }) => id).join('');
    expect([order('outcome', true), order('outcome', false)]).toEqual(['cbda', 'dbca']);
    expect([order('phq9', true), order('phq9', false)]).toEqual(['cbda', 'dbca']);
  });
});
