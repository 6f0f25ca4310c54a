import { expect, test } from 'vitest';
import { aPatient } from '@/server/clinical/testing/a-patient';
import { allergyWords } from './allergy-words';

test('silence is not recorded', () => {
  expect(allergyWords(aPatient().build())).toEqual({ kind: 'not-recorded' });
});

test('none needs a list, or a question about all of them', () => {
  expect(allergyWords(aPatient().withLists().build())).toMatchObject({ kind: 'none', words: 'None on the list received, not asked.' });
  expect(allergyWords(aPatient().withLists().confirmedAbsent('allergy:any', '2026-11-20').build())).toMatchObject({ kind: 'none', title: 'None', remark: 'asked 20-Nov-2026' });
});

test.each([false, true])('a question about some medicines is never none at all, list received: %s', (listed) => {
  const patient = (listed ? aPatient().withLists() : aPatient()).confirmedAbsent('allergy:mirtazapine', '2026-11-20').confirmedAbsent('allergy:bupropion', '2026-11-20');
  const told = allergyWords(patient.build());
  expect(told).toMatchObject({ kind: 'in-part', words: `${listed ? 'None on the list received; none' : 'None'} to bupropion or mirtazapine (asked 20-Nov-2026); other allergies not asked.` });
  expect(told).toMatchObject(listed ? { title: 'None on the list', remark: 'not asked for all; none to 2 medicines asked' } : { title: 'Not asked for all', remark: 'none to 2 medicines asked' });
});

test('a medicine that stays unknown later takes "none at all" back to what was asked', () => {
  const patient = aPatient().withLists().confirmedAbsent('allergy:any', '2026-11-18').confirmedAbsent('allergy:bupropion', '2026-11-18').build();
  const later = aPatient().confirmedAbsent('allergy:mirtazapine', '2026-11-20').build().confirmations.map((said) => ({ ...said, value: 'unknown' as const }));
  expect(allergyWords({ ...patient, confirmations: [...patient.confirmations, ...later] })).toMatchObject({ kind: 'in-part' });
});

test('an allergy that was said when asked is never hidden behind an empty list', () => {
  expect(allergyWords(aPatient().withLists().confirmedPresent('allergy:mirtazapine', null, '2026-11-20').build())).toEqual({
    kind: 'some',
    items: [{ name: 'mirtazapine', remark: 'said 20-Nov-2026' }],
  });
});
