import { expect, test } from 'vitest';
import { assess } from '@/server/clinical/assess';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import type { PatientBuilder } from '@/server/clinical/testing/a-patient';
import { loadKnowledge } from '@/server/knowledge/load';
import { notTold } from './not-told';

const knowledge = loadKnowledge();
const taking = aPatient().aged(50).livingIn('US').withLists().taking('sertraline', [['2022-12-01', 100]], { drugId: 'sertraline' }).diagnosed('F33.1', { since: -2000 }).scored('phq9', -8, 4);

function told(patient: PatientBuilder) {
  const { options, questions, basis } = assess(patient.build(), knowledge, TODAY);
  const option = options.find(({ id }) => id === 'bupropion-switch');
  if (option === undefined) throw new Error('no option');
  return { ...notTold(option, questions, new Map(basis.map((fact) => [fact.id, fact]))), asked: option.unknown.find(({ fact }) => fact === 'derived:bpUncontrolled')?.question };
}
const NAME = 'Blood pressure at or above 140/90 mmHg';

test('one blood pressure where two are needed is told, and not called unrecorded', () => {
  const one = told(taking.bloodPressure(-2, 142, 91));
  expect(one.nothing).not.toContain(NAME);
  expect(one.some.map(({ words }) => words)).toEqual([`${NAME}: one reading, 142/91 mmHg on 20-Nov-2026; two within 90 days are needed`]);
  expect(one.asked).toBe(`Not known: ${NAME} (one reading, 142/91 mmHg on 20-Nov-2026; two within 90 days are needed)`);
});

test('of a pair with a value missing the newest is told', () => {
  const half = told(taking.measured('systolic-bp', -9, 128, { unit: 'mm[Hg]' }).bloodPressure(-2, 142, 84));
  expect(half.some.map(({ words }) => words)).toEqual([`${NAME}: last reading 142/84 mmHg on 20-Nov-2026; the last two within 90 days are needed, each with both values in mmHg`]);
});

test('without any it is not recorded, and with two it is known', () => {
  expect(told(taking)).toMatchObject({ nothing: expect.arrayContaining([NAME]) as unknown, some: [] });
  const two = told(taking.bloodPressure(-2, 122, 81).bloodPressure(-20, 124, 80));
  expect([two.nothing.includes(NAME), two.some]).toEqual([false, []]);
});
