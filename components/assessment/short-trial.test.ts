import { describe, expect, it } from 'vitest';
import { assess } from '@/server/clinical/assess';
import { pastTrials } from '@/server/clinical/story/past-trials';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import type { PatientBuilder } from '@/server/clinical/testing/a-patient';
import { loadKnowledge } from '@/server/knowledge/load';
import { shortTrial } from './short-trial';

const knowledge = loadKnowledge();
const listed = aPatient().withLists();
const taking = (steps: Parameters<PatientBuilder['taking']>[1], options = {}) => listed.taking('sertraline', steps, { id: 'medication:s', drugId: 'sertraline', ...options });
const says = (patient: PatientBuilder) => {
  const trials = pastTrials(patient.build(), knowledge, TODAY);
  return shortTrial({ ...trials, trials: [...trials.trials] }, assess(patient.build(), knowledge, TODAY).medicineToChange, TODAY);
};

it('says of a trial that is too short how long it is, at which dose, and what counts as adequate', () => {
  expect(says(taking([[-63, 25], [-21, 50]]))).toBe('The trial of sertraline is not an adequate one yet: 64 days on it, 22 days at 50 mg, the highest dose so far. Adequate here: 6 weeks in a row at 50 mg or more, a project setting.');
  expect(says(taking([[-63, 25], [-21, 50]]).scored('phq9', -21, 15).scored('phq9', -3, 14))).toMatch(/ PHQ-9 meanwhile 15 on \d\d-[A-Z][a-z]{2}-\d{4}, 14 on /);
});

describe('of a medicine that went on in another entry', () => {
  const formChanged = (days: number) => listed.taking('venlafaxine', [[-days - 21, 150]], { id: 'medication:v', drugId: 'venlafaxine-ir', stop: -22 }).taking('venlafaxine', [[-21, 150]], { id: 'medication:s', drugId: 'venlafaxine-xr' });

  it('counts the days of both', () => {
    expect(says(formChanged(10))).toMatch(/^The trial of venlafaxine IR.*, then venlafaxine.* is not an adequate one yet: 32 days on it, 32 days at 150 mg/);
    expect(says(formChanged(180))).toBeNull();
  });

  it('tells them apart where a day lies between', () => {
    const apart = listed.taking('venlafaxine', [[-201, 150]], { id: 'medication:v', drugId: 'venlafaxine-ir', stop: -24 }).taking('venlafaxine', [[-21, 150]], { id: 'medication:s', drugId: 'venlafaxine-xr' });
    expect(says(apart)).toMatch(/not an adequate one yet: 22 days on it/);
  });
});

it('speaks of what is taken now, where the suspected medicine was stopped', () => {
  const stopped = listed.numbSince(-330).taking('sertraline', [[-400, 50], [-350, 100]], { id: 'medication:first', drugId: 'sertraline', stop: -210 });
  expect(says(stopped.taking('sertraline', [[-20, 50]], { drugId: 'sertraline' }))).toMatch(/^The trial of sertraline is not an adequate one yet: 21 days on it/);
  expect(says(stopped)).toBeNull();
});

it('says nothing of an adequate one, of one whose doses are not all known, and of one that ended', () => {
  expect(says(taking([[-63, 50]]))).toBeNull();
  expect(says(taking([[-63, null], [-21, 50]]))).toBeNull();
  expect(says(taking([[-63, 50]], { stop: -40 }))).toBeNull();
  expect(says(listed)).toBeNull();
});
