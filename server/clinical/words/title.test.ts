import { expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { assess } from '../assess';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';

const knowledge = loadKnowledge();
const titles = (patient: PatientBuilder) => {
  const { options, causes } = assess(patient.build(), knowledge, TODAY);
  return [options.find(({ id }) => id === 'manage-relapse')?.title, causes.find(({ id }) => id === 'depression')?.title];
};
const first = aPatient().aged(30).withLists().diagnosed('F32.1', { since: -90 }).taking('sertraline', [[-60, 50]], { drugId: 'sertraline' }).scored('phq9', -60, 17).scored('phq9', -3, 14);
const RETURNS = ['Treat the depression', 'Residual or returning depression'];
const graded = (patient: PatientBuilder) => assess(patient.build(), knowledge, TODAY).options.find(({ id }) => id === 'manage-relapse');

test('a first depression that was never well is not called returning or residual', () => {
  expect(titles(first)).toEqual(['Treat the depression', 'Depression, no remission on record']);
});

test.each([
  ['low scores far enough apart, long before the newest', first.scored('phq9', -400, 3).scored('phq9', -330, 2)],
  ['a remission on the list', first.diagnosed('F32.5', { since: -300 })],
  ['a recurrent depression', first.diagnosed('F33.1', { since: -300 })],
  ['an episode that ended', first.diagnosed('F32.0', { since: -900, until: -600 })],
])('it is where the record holds %s', (_, patient) => {
  expect(titles(patient)).toEqual(RETURNS);
});

test('an option has one name, on a chart as in the library', () => {
  expect(knowledge.options.filter(({ titleUnremitted }) => titleUnremitted !== undefined)).toEqual([]);
});

test('a grade that was given for relapse and residual depression is none for a depression that was never well', () => {
  expect(graded(first)).toMatchObject({ grade: 'not-graded', gradeWhy: expect.stringContaining('was given for relapse and residual depression') as unknown });
  expect(graded(first.diagnosed('F32.5', { since: -300 }))).toMatchObject({ grade: 'high', gradeWhy: expect.stringContaining('relapse and residual depression') as unknown });
});

test('one low score alone is no remission', () => {
  expect(titles(first.scored('phq9', -400, 3))[0]).toBe('Treat the depression');
});
