import { describe, expect, test } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';
import { pastTrials } from './past-trials';

const knowledge = loadKnowledge();
const listed = aPatient().withLists();
const trials = (patient: PatientBuilder) => pastTrials(patient.build(), knowledge, TODAY).trials;
const only = (patient: PatientBuilder) => {
  const [trial, ...rest] = trials(patient);
  expect(rest).toEqual([]);
  return trial;
};
const sertraline = (steps: Parameters<PatientBuilder['taking']>[1], options = {}) => listed.taking('sertraline', steps, { drugId: 'sertraline', ...options });

describe('a past trial', () => {
  test('has the highest dose, the days at it counting the last, and why it ended', () => {
    expect(only(sertraline([[-100, 50], [-80, 100], [-40, 50]], { stop: -11, stopReason: 'blunting' }))).toMatchObject({
      drug: 'Sertraline', state: 'stopped', highest: 100_000, daysAtHighest: 40, doseGaps: false, minimum: 50_000, adequate: true, stopReason: { kind: 'blunting' },
    });
    expect(only(sertraline([[-30, 50]], { stop: -11 }))).toMatchObject({ highest: 50_000, daysAtHighest: 20, adequate: false, stopReason: null });
    expect(only(sertraline([[-9, 50]]))).toMatchObject({ state: 'taking', stopOn: null, daysAtHighest: 10 });
  });

  test.each([[42, true], [41, false]])('of %d days at the minimum dose is adequate: %s', (length, adequate) => {
    expect(only(sertraline([[-100, 50]], { stop: -100 + length }))?.adequate).toBe(adequate);
  });

  test('whose dose, end or dose range is not known is neither adequate nor not', () => {
    expect(only(sertraline([[-100, null]]))).toMatchObject({ highest: null, daysAtHighest: null, doseGaps: true, adequate: null });
    expect(only(sertraline([[-100, 50]], { status: 'stopped' }))).toMatchObject({ highest: 50_000, daysAtHighest: null, adequate: null });
    expect(only(listed.taking('isocarboxazid', [[-100, 20]]))).toMatchObject({ minimum: null, adequate: null });
    expect(only(sertraline([[-100, 100]], { status: 'unknown' }))).toMatchObject({ state: 'unclear', adequate: null });
  });

  test('with a stretch before its first recorded dose says that a dose is missing', () => {
    expect(only(sertraline([[-50, 100]], { start: -200 }))).toMatchObject({ highest: 100_000, daysAtHighest: 51, doseGaps: true });
  });

  test('carries the first and the last PHQ-9 while it was taken, and none from before or after', () => {
    const scored = sertraline([[-100, 50]], { stop: -20 }).scored('phq9', -101, 22).scored('phq9', -100, 20).scored('phq9', -60, 15).scored('phq9', -20, 9).scored('phq9', -19, 3);
    expect(only(scored)?.phq9).toMatchObject({ first: { value: 20 }, last: { value: 9 } });
    expect(only(sertraline([[-100, 50]]).scored('phq9', -60, 15))?.phq9).toBeNull();
  });
});

describe('the list', () => {
  test('has what is taken first, then the newest end, and every course of a drug that was taken twice', () => {
    const patient = listed
      .taking('fluoxetine', [[-900, 20]], { drugId: 'fluoxetine', stop: -700 })
      .taking('sertraline', [[-600, 50]], { drugId: 'sertraline', stop: -300 })
      .taking('fluoxetine', [[-200, 20]], { drugId: 'fluoxetine', id: 'medication:again' });
    expect(trials(patient).map(({ drug, state }) => `${drug} ${state}`)).toEqual(['Fluoxetine taking', 'Sertraline stopped', 'Fluoxetine stopped']);
  });

  test('holds antidepressants only, and no plan', () => {
    const patient = listed.taking('omeprazole', [[-100, 20]]).taking('lorazepam', [[-100, 1]]).taking('sertraline', [[10, 50]], { drugId: 'sertraline', status: 'planned' });
    expect(trials(patient)).toEqual([]);
  });

  test('says whether a medication list was received and how long an adequate trial is', () => {
    expect(pastTrials(aPatient().build(), knowledge, TODAY)).toEqual({ trials: [], adequateDays: 42, received: false });
    expect(pastTrials(listed.build(), knowledge, TODAY).received).toBe(true);
  });
});
