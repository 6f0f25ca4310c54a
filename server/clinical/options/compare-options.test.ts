import { expect, test } from 'vitest';
import type { Option } from '../model/assessment';
import { compareOptions, seeOption } from './compare-options';

const reason = (rule: string, message: string): Option['reasons'][number] => ({ rule, kind: 'caution', speaks: 'against', message, facts: [], refs: [], severity: 'moderate', verification: null, appliesTo: [] });
const option = (changes: Partial<Option> = {}): Option => ({
  id: 'dose-reduction', title: 'Lower the dose', medicine: null, status: 'fits', deciding: '', reasons: [reason('a', 'First.')], wrongIf: [], unknown: [{ fact: 'condition:x', question: 'X?' }], members: [], grade: 'low', gradeWhy: '', refs: [], ...changes,
});

test('an option that reads as it was seen is left out, whatever the order of its reasons', () => {
  const two = [reason('a', 'First.'), reason('b', 'Second.')];
  expect(compareOptions([seeOption(option({ reasons: two }))], [option({ reasons: [...two].reverse() })])).toEqual([]);
});

test('a status, a reason or an unknown fact that differs is told with what was there', () => {
  const seen = [seeOption(option())];
  expect(compareOptions(seen, [option({ status: 'contraindicated', reasons: [reason('a', 'First.'), reason('c', 'New one.')] })])).toEqual([
    { id: 'dose-reduction', title: 'Lower the dose', was: 'fits', now: 'contraindicated', added: ['New one.'], gone: 0, answered: 0, asked: 0 },
  ]);
  expect(compareOptions(seen, [option({ reasons: [] })])).toMatchObject([{ added: [], gone: 1 }]);
  expect(compareOptions(seen, [option({ status: 'ask-first', unknown: [{ fact: 'condition:y', question: 'Y?' }] })])).toMatchObject([{ answered: 1, asked: 1 }]);
  expect(compareOptions(seen, [option({ unknown: [] })]), 'a fact that changes neither status nor reasons').toEqual([]);
});

test('an option that nobody saw is no change', () => {
  expect(compareOptions([], [option()])).toEqual([]);
});
