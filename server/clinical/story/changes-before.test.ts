import { expect, test } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { assess } from '../assess';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';

const knowledge = loadKnowledge();
const changes = (patient: PatientBuilder) => assess(patient.build(), knowledge, TODAY).changes.map(({ kind, what, on, lagDays }) => [kind, what, on, lagDays]);
const listed = aPatient().withLists();

const told = listed
  .taking('sertraline', [['2026-01-05', 50], ['2026-05-11', 150], ['2026-09-01', 100]], { drugId: 'sertraline' })
  .taking('omeprazole', [['2026-03-01', 20]])
  .taking('amlodipine', [['2026-03-02', 5]])
  .taking('zolpidem', [['2026-02-01', 5]], { stop: '2026-04-01' })
  .lived('work', '2026-06-01', 'New job');

test('every start, stop, dose change, interacting add-on and life event up to the onset, oldest first, with its lag', () => {
  expect(changes(told.numbSince('2026-07-13'))).toEqual([
    ['start', 'Sertraline started at 50 mg a day', '2026-01-05', 189],
    ['add-on', 'Zolpidem added at 5 mg a day', '2026-02-01', 162],
    ['add-on', 'Omeprazole added at 20 mg a day', '2026-03-01', 134],
    ['stop', 'Zolpidem stopped at 5 mg a day', '2026-04-01', 103],
    ['dose', 'Sertraline 50 to 150 mg a day', '2026-05-11', 63],
    ['event', 'New job', '2026-06-01', 42],
  ]);
});

test('a change on the day of the onset belongs to it, a day later does not', () => {
  expect(changes(listed.taking('sertraline', [['2026-07-13', 50]]).numbSince('2026-07-13')).at(-1)).toEqual(['start', 'Sertraline started at 50 mg a day', '2026-07-13', 0]);
  expect(changes(listed.taking('sertraline', [['2026-07-14', 50]]).numbSince('2026-07-13'))).toEqual([]);
});

test('a change in the month of the onset has no lag: which came first is not known', () => {
  const raised = listed.taking('sertraline', [['2026-05-20', 50], ['2026-06-10', 100]]).numbSince('2026-06-01', { latest: '2026-06-30' });
  expect(changes(raised)).toEqual([
    ['start', 'Sertraline started at 50 mg a day', '2026-05-20', 26],
    ['dose', 'Sertraline 50 to 100 mg a day', '2026-06-10', null],
  ]);
});

test('an onset known to a season has no lag in days; without an onset the first report is the mark; without either there is none', () => {
  expect(changes(listed.taking('sertraline', [['2026-01-05', 50]]).numbSince('2026-06-01', { latest: '2026-08-31', precision: 'season and year' }))).toEqual([['start', 'Sertraline started at 50 mg a day', '2026-01-05', null]]);
  expect(changes(listed.taking('sertraline', [['2026-01-05', 50]]).reported('sbr', '2026-01-15', {}))).toEqual([['start', 'Sertraline started at 50 mg a day', '2026-01-05', 10]]);
  expect(changes(listed.taking('sertraline', [['2026-01-05', 50]]))).toEqual([['start', 'Sertraline started at 50 mg a day', '2026-01-05', null]]);
});

test('a medicine of which it is not said whether it was taken is no change', () => {
  expect(changes(listed.taking('sertraline', [['2026-01-05', 50]], { status: 'unknown' }).numbSince('2026-07-13'))).toEqual([]);
  expect(changes(listed.taking('sertraline', [['2026-01-05', 50]], { status: 'unknown', stop: '2026-03-01' }).numbSince('2026-07-13'))).toEqual([]);
});
