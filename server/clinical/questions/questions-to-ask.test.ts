import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { assess } from '../assess';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';

const knowledge = loadKnowledge();
const asked = (patient: PatientBuilder) => assess(patient.build(), knowledge, TODAY).questions;
const ids = (patient: PatientBuilder): readonly string[] => asked(patient).map(({ fact }) => fact);

const forYears = aPatient().aged(50).livingIn('US').withLists().taking('sertraline', [['2022-12-01', 100]], { drugId: 'sertraline', indication: 'depression' }).diagnosed('F33.1', { since: -2000 }).reported('phq9', -8, { 'phq9-9': 0 }).scored('phq9', -60, 8).scored('phq9', -8, 8);
const notSure = forYears.numbSince(-200, { reportedOn: -8, answers: { 'ctx-self-harm-to-feel': 'no', 'ctx-welcome': 'no' } });
const raised = notSure.numbSince('2026-09-23', { reportedOn: -8, answers: { 'ctx-self-harm-to-feel': 'no', 'ctx-welcome': 'no' } }).taking('quetiapine', [['2026-08-12', 50], ['2026-09-03', 150]], { id: 'medication:quetiapine' });

describe('what a form asks', () => {
  test('is asked with the form where it was not given', () => {
    expect(ids(forYears)).toContain('blunting-report');
    expect(ids(forYears)).not.toContain('dose-link');
  });

  test('and left open is asked by itself where it was: nobody fills in the whole form anew for one answer', () => {
    const question = asked(raised).find(({ fact }) => fact === 'dose-link');
    expect(question?.question).toBe('Has a missed, lower or higher dose of sertraline ever changed how flat you feel?');
    expect(question?.changes).toContain('dose-reduction');
    expect(ids(raised)).not.toContain('blunting-report');
    expect(ids(raised.confirmedPresent('derived:doseResponse', 'worse-with-increase'))).not.toContain('dose-link');
  });
});

describe('where the chart points to another medicine at least as strongly as to the suspected one', () => {
  test('the first question is the one that tells them apart, and names the medicine', () => {
    const [first, second] = asked(raised);
    expect(first?.question).toBe('Did the numbness ease when quetiapine was lowered, missed or stopped?');
    expect(second?.fact).toBe('dose-link');
  });

  test('it is asked until it is answered, and an easing counts for that medicine', () => {
    const eased = raised.confirmedPresent('derived:otherMedicineDechallenge', 'improved');
    expect(ids(eased)).not.toContain('other-medicine-link');
    const weighs = (patient: PatientBuilder) => assess(patient.build(), knowledge, TODAY).causes.find(({ id }) => id === 'other-medicines')?.for.map(({ rule }) => rule);
    expect(weighs(raised)).not.toContain('o-dech');
    expect(weighs(eased)).toContain('o-dech');
  });

  test('it is not asked where nothing else leads', () => {
    expect(ids(notSure)).not.toContain('other-medicine-link');
  });
});

test('then it goes by how many options an answer can change', () => {
  const reach = asked(forYears).filter(({ fact }) => fact !== 'phq9' && fact !== 'blunting-report').map(({ changes }) => changes.length);
  expect(reach.length).toBeGreaterThan(3);
  expect(reach).toEqual([...reach].sort((a, b) => b - a));
});
