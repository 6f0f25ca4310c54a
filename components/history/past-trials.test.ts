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
});
