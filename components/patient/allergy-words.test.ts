import { expect, test } from 'vitest';
import { aPatient } from '@/server/clinical/testing/a-patient';
import { allergyWords } from './allergy-words';

test('silence is not recorded, also where single medicines were asked for', () => {
  expect(allergyWords(aPatient().build())).toEqual({ kind: 'not-recorded' });
  expect(allergyWords(aPatient().confirmedAbsent('allergy:bupropion').build())).toEqual({ kind: 'not-recorded' });
});

test('none needs a list, and says when it was asked', () => {
  expect(allergyWords(aPatient().withLists().build())).toEqual({ kind: 'none', on: null });
  expect(allergyWords(aPatient().withLists().confirmedAbsent('allergy:bupropion', '2026-11-20').build())).toEqual({ kind: 'none', on: '2026-11-20' });
});

test('an allergy that was said when asked is never hidden behind an empty list', () => {
  expect(allergyWords(aPatient().withLists().confirmedPresent('allergy:mirtazapine', null, '2026-11-20').build())).toEqual({
    kind: 'some',
    items: [{ name: 'mirtazapine', remark: 'said 20-Nov-2026' }],
  });
});
