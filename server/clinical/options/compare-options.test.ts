import { expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import type { Option } from '../model/assessment';
import { compareOptions, seeOption } from './compare-options';

const knowledge = loadKnowledge();
const reason = (rule: string, message: string): Option['reasons'][number] => ({ rule, kind: 'caution', speaks: 'against', message, facts: [], refs: [], severity: 'moderate', verification: null, appliesTo: [] });
const option = (changes: Partial<Option> = {}): Option => ({
  id: 'dose-reduction', title: 'Lower the dose', medicine: null, leaves: null, status: 'fits', deciding: '', reasons: [reason('a', 'First.')], wrongIf: [], unknown: [{ fact: 'condition:x', question: 'X?' }], members: [], grade: 'low', gradeWhy: '', refs: [], ...changes,
});

test('an option that reads as it was seen is left out, whatever the order of its reasons', () => {
  const two = [reason('a', 'First.'), reason('b', 'Second.')];
  expect(compareOptions([seeOption(option({ reasons: two }))], [option({ reasons: [...two].reverse() })], knowledge)).toEqual([]);
});

test('a status, a reason or an unknown fact that differs is told with what was there', () => {
  const seen = [seeOption(option())];
  expect(compareOptions(seen, [option({ status: 'contraindicated', reasons: [reason('a', 'First.'), reason('c', 'New one.')] })], knowledge)).toEqual([
    { id: 'dose-reduction', title: 'Lower the dose', was: 'fits', now: 'contraindicated', wasRuledOut: null, nowRuledOut: 'each-choice', added: ['New one.'], gone: 0, answered: 0, asked: 0 },
  ]);
  expect(compareOptions(seen, [option({ reasons: [] })], knowledge)).toMatchObject([{ added: [], gone: 1 }]);
  expect(compareOptions(seen, [option({ status: 'ask-first', unknown: [{ fact: 'condition:y', question: 'Y?' }] })], knowledge)).toMatchObject([{ answered: 1, asked: 1 }]);
  expect(compareOptions(seen, [option({ unknown: [] })], knowledge), 'a fact that changes neither status nor reasons').toEqual([]);
});

test('an option that nobody saw is no change', () => {
  expect(compareOptions([], [option()], knowledge)).toEqual([]);
});

test('who ruled an option out, and who does now, is told: a label is no stop of this project', () => {
  const by = (rule: string, id: Option['id']) => option({ id, status: 'contraindicated', reasons: [{ ...reason(rule, 'Why.'), kind: 'contraindication' }] });
  expect(compareOptions([seeOption(by('bs-active', 'bupropion-switch'))], [by('bs-seizure', 'bupropion-switch')], knowledge)).toMatchObject([{ nowRuledOut: 'label' }]);
  expect(compareOptions([seeOption(by('dr-safety', 'dose-reduction'))], [option()], knowledge)).toMatchObject([{ wasRuledOut: 'for-now', nowRuledOut: null }]);
});
