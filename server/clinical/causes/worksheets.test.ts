import { expect, test } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { assess } from '../assess';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';

const knowledge = loadKnowledge();
const worksheets = (patient: PatientBuilder) => assess(patient.build(), knowledge, TODAY).worksheets;
const answers = (patient: PatientBuilder) => worksheets(patient).naranjo.items.map(({ answer }) => answer);
const umc = (patient: PatientBuilder) => worksheets(patient).whoUmc.result;

const listed = aPatient().aged(38).withLists();
const onset = listed.taking('sertraline', [[-200, 50], [-100, 150]], { drugId: 'sertraline' }).numbSince(-60).scored('phq9', -3, 3);

test('objective questions are answered from the chart, the rest stay open and count nothing', () => {
  const { naranjo } = worksheets(onset);
  expect(naranjo.items.map(({ answer, points }) => [answer, points])).toEqual([
    ['yes', 1], ['yes', 2], [null, null], [null, null], [null, null], [null, null], [null, null], [null, null], [null, null], [null, null],
  ]);
  expect([naranjo.total, naranjo.result]).toEqual([3, 'possible']);
});

test('the worked example of the content comes to 7, probable in both', () => {
  const judged = onset
    .confirmedPresent('derived:dechallenge', 'improved').confirmedPresent('derived:doseResponse', 'both')
    .confirmedAbsent('item:naranjo-5').confirmedAbsent('item:naranjo-10');
  const { naranjo, whoUmc } = worksheets(judged);
  expect([naranjo.total, naranjo.result, whoUmc.result]).toEqual([7, 'probable', 'Probable / likely']);
});

test('onset before the start is a No with its minus, and unlikely', () => {
  const before = listed.taking('sertraline', [[-50, 50]], { drugId: 'sertraline' }).numbSince(-60).scored('phq9', -3, 3);
  expect(answers(before)[1]).toBe('no');
  expect(umc(before)).toBe('Unlikely');
});

test('another cause is a Yes; "no other cause" needs every cause looked into', () => {
  expect(answers(onset.diagnosed('F43.10'))[4]).toBe('yes');
  expect(answers(onset)[4]).toBe(null);
});

test('the category follows the order of the content and is never certain', () => {
  expect(umc(onset)).toBe('Possible');
  expect(umc(listed.taking('sertraline', [[-200, 50]], { drugId: 'sertraline' }).numbSince(-60))).toBe('Conditional / unclassified');
  expect(umc(onset.confirmedPresent('derived:dechallenge', 'improved').confirmedPresent('derived:rechallenge', 'recurred'))).toBe('Probable / likely');
  expect(umc(listed.taking('sertraline', [[-200, 50]], { drugId: 'sertraline' }))).toBe(null);
});

test('nothing known leaves both open', () => {
  const { naranjo, whoUmc } = worksheets(aPatient());
  expect([naranjo.total, naranjo.result, whoUmc.result]).toEqual([null, null, null]);
});

test('every band of the scale is met by some total, from -4 to 13', () => {
  const { bands } = knowledge.causality.naranjo;
  for (let total = -4; total <= 13; total += 1) expect(bands.filter(({ min, max }) => total >= min && total <= max)).toHaveLength(1);
});
