import { expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { assess } from '../assess';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';

const knowledge = loadKnowledge();
const assessed = (patient: PatientBuilder) => assess(patient.build(), knowledge, TODAY);
const aroundOf = (patient: PatientBuilder, id: string) => assessed(patient).flags.find((flag) => flag.id === id)?.around.map(({ words }) => words) ?? null;

const onSertraline = aPatient().livingIn('US').withLists().diagnosed('F33.1', { since: -300 }).taking('sertraline', [['2026-09-20', 25], ['2026-11-01', 50]], { drugId: 'sertraline', indication: 'depression' });
const told = onSertraline.reported('phq9', '2026-09-17', { 'phq9-9': 1 }).reported('phq9', '2026-11-01', { 'phq9-9': 0 }).reported('phq9', '2026-11-20', { 'phq9-9': 1 });

test('beside a self-harm flag stand item 9 over time, the dose changed shortly before and the young age', () => {
  expect(aroundOf(told.aged(21), 'phq9-item9')).toEqual([
    'Item 9: 1 on 17-Sep-2026 (before the first sertraline on record), 0 on 01-Nov-2026, 1 on 20-Nov-2026.',
    'Sertraline went from 25 to 50 mg on 01-Nov-2026.',
    'Age 21. Under 25: watch for suicidal thoughts after antidepressant changes.',
  ]);
  expect(aroundOf(told.aged(40), 'phq9-item9')).toHaveLength(2);
});

test('a change long ago is none shortly before, and an answer never given is not told', () => {
  const steady = aPatient().aged(40).withLists().taking('sertraline', [['2026-01-05', 50]], { drugId: 'sertraline' });
  expect(aroundOf(steady.reported('phq9', '2026-11-20', { 'phq9-9': 2 }), 'phq9-item9')).toEqual(['Item 9: 2 on 20-Nov-2026.']);
  expect(aroundOf(steady.reported('phq9', '2026-10-01', { 'phq9-1': 2 }).reported('phq9', '2026-11-20', { 'phq9-9': 2 }), 'phq9-item9')).toEqual(['Item 9: 2 on 20-Nov-2026.']);
});

test('what both of two such flags would say stands once, with the most urgent', () => {
  const both = told.aged(21).reported('sbr', '2026-11-20', { 'ctx-self-harm-to-feel': 'yes, and I have done it' });
  expect(assessed(both).flags.filter(({ around }) => around.length > 0).map(({ id, level, around }) => [id, level, around.map(({ words }) => words)])).toEqual([
    ['self-harm-to-feel', 'emergency', ['Answered: “yes, and I have done it” on 20-Nov-2026.', 'Sertraline went from 25 to 50 mg on 01-Nov-2026.', 'Age 21. Under 25: watch for suicidal thoughts after antidepressant changes.']],
    ['phq9-item9', 'urgent', ['Item 9: 1 on 17-Sep-2026 (before the first sertraline on record), 0 on 01-Nov-2026, 1 on 20-Nov-2026.']],
  ]);
});

test('it raises nothing by itself: the facts of the flag stay those of the newest form, and each fact beside can be read out', () => {
  const { flags, basis } = assessed(told.aged(21));
  const flag = flags.find(({ id }) => id === 'phq9-item9');
  expect(flag?.facts).toHaveLength(1);
  for (const { facts } of flag?.around ?? []) for (const id of facts) expect(basis.map((fact) => fact.id)).toContain(id);
  expect(flags.filter(({ id }) => id === 'age-under-25').flatMap(({ around }) => around)).toEqual([]);
});

test('where a self-harm flag stands the bipolar question comes before those of the switches', () => {
  const asked = (patient: PatientBuilder) => assessed(patient.aged(40)).questions.map(({ fact }) => fact);
  const safe = onSertraline.scored('phq9', '2026-11-20', 7);
  expect(asked(safe).indexOf('bipolar')).toBeGreaterThan(0);
  const inDanger = asked(told);
  expect(inDanger[0]).toBe('bipolar');
  expect(inDanger).toContain('seizures');
  expect([...inDanger].sort()).toEqual([...new Set(inDanger)].sort());
});
