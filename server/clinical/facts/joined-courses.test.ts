import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { assess } from '../assess';
import { pastTrials } from '../story/past-trials';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';
import { factsFor } from '../engine/facts-for';
import { engineFor } from '../engine/engine';

const knowledge = loadKnowledge();
const told = (patient: PatientBuilder) => assess(patient.build(), knowledge, TODAY);
const derived = (patient: PatientBuilder, name: string) => factsFor(engineFor(knowledge), patient.build(), TODAY).derive(name);

const listed = aPatient().aged(40).withLists();
const inTwo = (doses: readonly [number, number] = [100, 100], between = 0) =>
  listed.taking('sertraline', [[-400, doses[0]]], { id: 'medication:old', drugId: 'sertraline', stop: -15 - between }).taking('sertraline', [[-14, doses[1]]], { id: 'medication:new', drugId: 'sertraline' });

describe('an entry that goes on where another of the same medicine ended', () => {
  test('is no start: the headline tells when the medicine was begun', () => {
    const { headline, headlineChanges } = told(inTwo().numbSince(-200));
    expect(headline).toMatch(/^Numbness noticed 7 months after sertraline 100 mg was started/);
    expect(headlineChanges).toMatchObject([{ kind: 'start', lagDays: 200 }]);
    expect(derived(inTwo().numbSince(-200), 'daysOnsetAfterStart')).toMatchObject({ min: 200, max: 200 });
    expect(told(inTwo([100, 100], 1).numbSince(-200)).headline).toMatch(/before it was begun again/);
  });

  test('is no stop, whose effect on the numbness could be read, and no abrupt one', () => {
    const scored = (patient: PatientBuilder) => patient.reported('sbr', -30, {}, { scores: { total_now: 30 } }).reported('sbr', 0, {}, { scores: { total_now: 10 } }).scored('phq9', -30, 6).scored('phq9', 0, 6);
    expect(derived(scored(inTwo()), 'dechallenge')).toMatchObject({ value: 'none', basis: ['medication:new'] });
    expect(derived(inTwo(), 'antidepressantAbruptStop')).toMatchObject({ value: false });
    expect(derived(scored(inTwo([100, 50]).numbSince(-200)), 'dechallenge')).toMatchObject({ value: 'improved' });
  });

  test('is a change of dose where the dose changed', () => {
    const { headline } = told(inTwo([50, 100]).numbSince(-5));
    expect(headline).toMatch(/^Numbness noticed 9 days after sertraline went from 50 to 100 mg/);
  });

  test('and ends when the last of them ends', () => {
    const ended = listed.taking('sertraline', [[-400, 100]], { id: 'medication:old', drugId: 'sertraline', stop: -61 }).taking('sertraline', [[-60, 100]], { id: 'medication:new', drugId: 'sertraline', stop: -3 });
    expect(derived(ended, 'antidepressantAbruptStop')).toMatchObject({ value: true });
  });
});

test('three entries are one taking', () => {
  const three = listed.taking('sertraline', [[-400, 100]], { id: 'medication:a', drugId: 'sertraline', stop: -300 }).taking('sertraline', [[-300, 100]], { id: 'medication:b', drugId: 'sertraline', stop: -200 }).taking('sertraline', [[-199, 100]], { id: 'medication:c', drugId: 'sertraline' });
  expect(derived(three.numbSince(-100), 'daysOnsetAfterStart')).toMatchObject({ min: 300, max: 300, basis: expect.arrayContaining(['medication:c']) as unknown });
  expect(told(three.numbSince(-100)).headline).toMatch(/^Numbness noticed 10 months after sertraline 100 mg was started/);
});

describe('entries of one medicine that overlap by a few days', () => {
  const overlapping = (doses: readonly [number, number], days: number) =>
    listed.taking('sertraline', [[-400, doses[0]]], { id: 'medication:old', drugId: 'sertraline', stop: -14 + days }).taking('sertraline', [[-14, doses[1]]], { id: 'medication:new', drugId: 'sertraline' });
  const trialsOf = (patient: PatientBuilder) => pastTrials(patient.build(), knowledge, TODAY).trials;

  test('are one taking: no second start, no stop, one trial with each day counted once', () => {
    for (const days of [1, 7]) {
      const patient = overlapping([100, 100], days);
      expect(told(patient.numbSince(-200)).headlineChanges, `${days}`).toMatchObject([{ kind: 'start', lagDays: 200 }]);
      expect(derived(patient, 'antidepressantAbruptStop'), `${days}`).toMatchObject({ value: false });
      expect(trialsOf(patient), `${days}`).toMatchObject([{ id: 'medication:new', startOn: '2025-10-18', highest: 100_000, daysAtHighest: 401 }]);
    }
  });

  test('are a change of dose where it changed, on the day the later one begins; the doses are never added', () => {
    expect(told(overlapping([50, 100], 3).numbSince(-5)).headline).toMatch(/^Numbness noticed 9 days after sertraline went from 50 to 100 mg/);
    expect(trialsOf(overlapping([50, 100], 3))).toMatchObject([{ highest: 100_000, daysAtHighest: 15 }]);
  });

  test('are left as two where they overlap for longer, where the earlier one changes while both run or outlasts the other, and where two go on from one', () => {
    expect(trialsOf(overlapping([100, 50], 8)).length).toBe(2);
    const changing = listed.taking('sertraline', [[-400, 100], [-12, 150]], { id: 'medication:old', drugId: 'sertraline', stop: -10 }).taking('sertraline', [[-14, 50]], { id: 'medication:new', drugId: 'sertraline' });
    expect(trialsOf(changing).length).toBe(2);
    const inside = listed.taking('sertraline', [[-400, 100]], { id: 'medication:old', drugId: 'sertraline', stop: -10 }).taking('sertraline', [[-14, 50]], { id: 'medication:new', drugId: 'sertraline', stop: -12 });
    expect(trialsOf(inside).length).toBe(2);
    const split = overlapping([150, 100], 3).taking('sertraline', [[-13, 50]], { id: 'medication:second', drugId: 'sertraline' });
    expect(trialsOf(split).length).toBe(3);
    const next = inTwo([100, 50]).taking('sertraline', [[-14, 50]], { id: 'medication:second', drugId: 'sertraline' });
    expect(told(next).changes.filter(({ what }) => what.includes('100')).map(({ what }) => what)).toEqual(['Sertraline started at 100 mg a day', 'Sertraline stopped at 100 mg a day']);
  });
});
