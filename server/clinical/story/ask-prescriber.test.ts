import { expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { assess } from '../assess';
import { note } from '../note';
import { addDays, localDate } from '../model/local-date';
import type { SinceVisit } from '../model/since';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';
import { aVisit } from '../testing/a-note';
import { askKey, detailOf } from './ask-prescriber';

const knowledge = loadKnowledge();
const assessed = (patient: PatientBuilder) => assess(patient.build(), knowledge, TODAY);
const asks = (patient: PatientBuilder) => assessed(patient).elsewhere?.asks;
const onTramadol = aPatient().aged(56).withLists().taking('duloxetine', [['2024-07-01', 60]], { drugId: 'duloxetine' }).numbSince('2026-08-15').taking('tramadol', [['2026-07-16', 200]], { id: 'medication:tramadol', indication: 'pain' });
const asked = onTramadol.confirmedPresent(askKey('tramadol'), '2026-11-29');

const planOf = (patient: PatientBuilder, lastOn: string | null = null): string => {
  const last = lastOn === null ? null : ({ last: { visitId: 'v', number: 'R-2026-000001', version: 1, on: localDate(lastOn), author: 'Dr Test', decision: 'no decision' }, period: null, contacts: [], done: [], late: [], alerts: [] } satisfies SinceVisit);
  const made = note({ visit: aVisit(TODAY), assessment: assessed(patient), plan: null, chart: patient.build(), since: last, knowledge, order: 'apso' });
  return made.sections.flatMap(({ id, segments }) => (id === 'plan' ? segments.map(({ text }) => text) : [])).join(' ');
};

test('what the chart points to can be asked about at its prescriber, on a day of its own and without a dose', () => {
  expect(asks(onTramadol)).toEqual([{ episode: 'medication:tramadol', name: 'tramadol', task: 'Ask whoever prescribes tramadol whether it can be lowered', dueOn: addDays(TODAY, 7), asked: null }]);
  expect(assessed(onTramadol).elsewhere?.asks.some(({ task }) => /\d/.test(task))).toBe(false);
  const stopped = aPatient().aged(56).withLists().taking('duloxetine', [['2024-07-01', 60]], { drugId: 'duloxetine' }).numbSince('2026-08-15').taking('tramadol', [['2026-07-16', 200]], { stop: '2026-11-01' });
  expect(asks(stopped) ?? []).toEqual([]);
});

test('once set going it is told with who, when and for which day, until that medicine changes', () => {
  expect(asks(asked)?.[0]?.asked).toEqual({ on: TODAY, by: 'Dr Test', dueOn: '2026-11-29', confirmation: `confirmation:${askKey('tramadol')}` });
  const { basis, elsewhere } = assessed(asked);
  expect(basis.find(({ id }) => id === elsewhere?.asks[0]?.asked?.confirmation)).toMatchObject({ label: 'Prescriber of tramadol asked', value: 'present: 29-Nov-2026' });
  const since = onTramadol.confirmedPresent(askKey('tramadol'), '2026-07-20', '2026-07-13');
  expect(asks(since)?.[0]?.asked).toBeNull();
});

test('once its task is done it is told as done, in the note that follows too', () => {
  const done = onTramadol.confirmedPresent(askKey('tramadol'), detailOf({ status: 'done', dueOn: localDate('2026-11-08'), closedOn: localDate('2026-11-10') }), '2026-11-01');
  expect(asks(done)?.[0]?.asked).toEqual({ on: '2026-11-01', by: 'Dr Test', doneOn: '2026-11-10', confirmation: `confirmation:${askKey('tramadol')}` });
  const { basis, elsewhere } = assessed(done);
  expect(basis.find(({ id }) => id === elsewhere?.asks[0]?.asked?.confirmation)).toMatchObject({ value: 'present: done 10-Nov-2026' });
  const line = 'Ask whoever prescribes tramadol whether it can be lowered: done 10-Nov-2026 (set going 01-Nov-2026 by Dr Test).';
  expect(planOf(done)).toContain(line);
  expect(planOf(done, '2026-11-05')).toContain(line);
  expect(planOf(done, '2026-11-15')).not.toContain('tramadol');
});

test('the plan of the note says so once: in the visit in which it was set going, not in the one after', () => {
  const line = 'Ask whoever prescribes tramadol whether it can be lowered: a task for the coordinator, due 29-Nov-2026 (set going 22-Nov-2026 by Dr Test).';
  expect(planOf(onTramadol)).not.toContain('tramadol');
  expect(planOf(asked)).toContain(line);
  expect(planOf(asked, '2026-11-01')).toContain(line);
  const before = onTramadol.confirmedPresent(askKey('tramadol'), '2026-10-20', '2026-10-13');
  expect(planOf(before, '2026-11-01')).not.toContain('tramadol');
});
