import { expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { assess } from '../assess';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';

const knowledge = loadKnowledge();
const patient = aPatient().aged(43).withLists().taking('sertraline', [['2026-01-18', 50]], { drugId: 'sertraline' });
const denied = { answers: { 'ctx-trauma-loss': 'no' } };
const cause = (chart: PatientBuilder, id: string) => assess(chart.build(), knowledge, TODAY).causes.find((one) => one.id === id);
const rules = (chart: PatientBuilder, id: string) => cause(chart, id)?.for.map(({ rule, facts, weight }) => [rule, facts, weight]);

test('an event on record shortly before the numbness stands under what it would belong to, with its day and without a weight', () => {
  const lost = patient.lived('work', '2026-06-12', 'Tour cancelled').numbSince('2026-07-12', denied);
  expect(rules(lost, 'grief')).toEqual([['g-event', ['derived:lossBeforeOnset', 'event:work:2026-06-12'], 0]]);
  expect(rules(lost, 'burnout')).toEqual([['b-event', ['derived:stressBeforeOnset', 'event:work:2026-06-12'], 0]]);
  expect(rules(patient.lived('trauma', '2026-06-12').numbSince('2026-07-12'), 'ptsd-numbing')).toEqual([['p-event', ['derived:traumaBeforeOnset', 'event:trauma:2026-06-12'], 0]]);
});

test('that the patient denied a loss stands beside the event and does not take it away', () => {
  const grief = cause(patient.lived('bereavement', '2026-06-12', 'Wife died').numbSince('2026-07-12', denied), 'grief');
  expect(grief?.for.map(({ rule }) => rule)).toContain('g-event');
  expect(grief?.against.map(({ rule }) => rule)).toContain('g-x-none');
});

test('no event long before or after the onset, none of another kind, and it moves no explanation by itself', () => {
  for (const other of [patient.lived('work', '2025-06-12'), patient.lived('work', '2026-08-12'), patient.lived('birth', '2026-06-12')]) expect(rules(other.numbSince('2026-07-12'), 'grief')).toEqual([]);
  const groups = (chart: PatientBuilder) => assess(chart.build(), knowledge, TODAY).causes.map(({ id, group }) => [id, group]).sort();
  expect(groups(patient.lived('work', '2026-06-12').numbSince('2026-07-12'))).toEqual(groups(patient.numbSince('2026-07-12')));
});

test('an event inside the days that the onset can be stands under nothing: which came first is not known', () => {
  const [during, before] = ['2026-08-25', '2026-05-25'].map((on) => cause(patient.lived('bereavement', on, 'Wife died').numbSince('2026-06-01', { latest: '2026-08-31' }), 'grief'));
  expect(during?.for.map(({ rule }) => rule)).not.toContain('g-event');
  expect(during?.notAsked.map(({ rule }) => rule)).toContain('g-event');
  expect(before?.for.map(({ rule }) => rule)).toContain('g-event');
});
