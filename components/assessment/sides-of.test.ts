import { expect, test } from 'vitest';
import { assess } from '@/server/clinical/assess';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import { loadKnowledge } from '@/server/knowledge/load';
import { sidesOf } from './sides-of';

const story = aPatient().aged(38).livingIn('US').withLists().confirmedPresent('patient:couldBePregnant').taking('sertraline', [[-400, 50]], { drugId: 'sertraline', indication: 'depression' });
const sides = (patient: typeof story) => {
  const option = assess(patient.build(), loadKnowledge(), TODAY).options.find(({ id }) => id === 'ketamine-pathway');
  if (option === undefined) throw new Error('no option');
  const { against, missing } = sidesOf(option);
  return { against: against.map(({ rule }) => rule), missing: missing.map(({ rule }) => rule) };
};

test('that nobody asked about pregnancy is not known, and speaks against nothing', () => {
  const { against, missing } = sides(story);
  expect(missing).toContain('pregnancy-unknown');
  expect(against).not.toContain('pregnancy-unknown');
});

test('a danger that is on the chart stays under Against though much else was not asked', () => {
  expect(sides(story.bloodPressure(0, 190, 100)).against).toContain('bp-severe');
});
