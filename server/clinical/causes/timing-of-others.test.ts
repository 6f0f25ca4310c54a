import { expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { assess } from '../assess';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';

const knowledge = loadKnowledge();
const onSertraline = aPatient().aged(40).withLists().taking('sertraline', [['2026-01-18', 50], ['2026-05-10', 150]], { id: 'medication:sertraline', drugId: 'sertraline' }).numbSince('2026-07-12');
const assessed = (patient: PatientBuilder) => assess(patient.build(), knowledge, TODAY);
const others = (patient: PatientBuilder) => {
  const cause = assessed(patient).causes.find(({ id }) => id === 'other-medicines');
  return { timing: cause?.timing?.map(({ words }) => words), against: cause?.against.map(({ rule }) => rule) };
};

test('a medicine that ended shortly before the numbness counts as seen: it is named, and nobody says that there was no exposure', () => {
  const ended = onSertraline.taking('trazodone', [['2026-03-01', 50]], { id: 'medication:trazodone', stop: '2026-06-28', indication: 'sleep' });
  expect(others(ended)).toEqual({ timing: ['trazodone was stopped on 28-Jun-2026, 2 weeks before the numbness'], against: [] });
  const { headline, headlineChanges, basis } = assessed(ended);
  expect(headline).toMatch(/^Numbness noticed 9 weeks after sertraline went from 50 to 150 mg; trazodone was stopped on 28-Jun-2026;/);
  expect(headlineChanges.map(({ episode, kind }) => [episode, kind])).toEqual([['medication:sertraline', 'increase'], ['medication:trazodone', 'stop']]);
  expect(basis.map(({ id }) => id)).toContain('medication:trazodone');
});

test('one that ended long before it, or after it, is none', () => {
  const long = onSertraline.taking('trazodone', [['2025-03-01', 50]], { id: 'medication:trazodone', stop: '2026-03-28' });
  expect(others(long)).toEqual({ timing: [], against: ['o-x-none'] });
  expect(others(onSertraline)).toEqual({ timing: [], against: ['o-x-none'] });
});

test('each medicine has its own timing, the latest change before the numbness first', () => {
  const two = onSertraline.taking('clonazepam', [['2024-06-05', 1]], { id: 'medication:clonazepam' }).taking('quetiapine', [['2026-05-01', 50], ['2026-06-21', 150]], { id: 'medication:quetiapine' });
  expect(others(two).timing).toEqual([
    'quetiapine went from 50 to 150 mg on 21-Jun-2026, 3 weeks before the numbness',
    'clonazepam 1 mg unchanged since 05-Jun-2024, before the numbness began',
  ]);
});

test('two that changed shortly before are both named by the finding of timing', () => {
  const two = onSertraline.taking('quetiapine', [['2026-06-21', 50]], { id: 'medication:quetiapine' }).taking('lamotrigine', [['2026-06-01', 50]], { id: 'medication:lamotrigine' });
  const onset = assessed(two).causes.find(({ id }) => id === 'other-medicines')?.for.find(({ rule }) => rule === 'o-onset');
  expect(onset?.facts).toEqual(expect.arrayContaining(['medication:quetiapine', 'medication:lamotrigine']));
});

test('each is judged by its own course: what an unchanged one weighs does not add to the one that was begun before the numbness', () => {
  const weighed = (patient: PatientBuilder) => assessed(patient).causes.find(({ id }) => id === 'other-medicines');
  const clonazepam = onSertraline.taking('clonazepam', [['2024-06-05', 1]], { id: 'medication:clonazepam' });
  // Lamotrigine weighs 1 and its timing 2; the benzodiazepine 2 by itself.
  const two = weighed(clonazepam.taking('lamotrigine', [['2026-06-01', 50]], { id: 'medication:lamotrigine' }));
  expect(two?.group).toBe('some');
  expect(two?.for.map(({ rule, message, weight }) => [rule, weight, /\(.*\)$/.exec(message)?.[0]])).toEqual([
    ['o-benzo', 0, '(clonazepam unchanged since 05-Jun-2024, before the numbness began; does not add to lamotrigine)'],
    ['o-ms', 1, undefined],
    ['o-onset', 2, undefined],
  ]);
  const raised = weighed(clonazepam.taking('quetiapine', [['2026-06-21', 50]], { id: 'medication:quetiapine' }));
  expect(raised?.group, 'the antipsychotic has 4 by itself').toBe('much');
  expect(weighed(clonazepam.taking('quetiapine', [['2024-06-01', 50]], { id: 'medication:quetiapine' }))?.group, 'two unchanged ones are not more than one').not.toBe('much');
});

test('of one without a dose on record nobody says that it is unchanged', () => {
  const undosed = onSertraline.taking('clonazepam', [['2024-06-05', null]], { id: 'medication:clonazepam' }).taking('quetiapine', [['2026-06-21', 50]], { id: 'medication:quetiapine' });
  const cause = assessed(undosed).causes.find(({ id }) => id === 'other-medicines');
  expect([...(cause?.for ?? []), ...(cause?.notAsked ?? [])].find(({ rule }) => rule === 'o-benzo')?.message).toMatch(/^Benzodiazepine(?!.*unchanged)/);
});

test('a finding about one medicine weighs nothing against another: two years at its dose stand with the one that had them', () => {
  const weighed = (patient: PatientBuilder) => {
    const cause = assessed(patient).causes.find(({ id }) => id === 'other-medicines');
    return { group: cause?.group, for: cause?.for.map(({ rule, weight }) => [rule, weight]), against: cause?.against.map(({ rule }) => rule), words: cause?.for.map(({ message }) => /\((.*)\)$/.exec(message)?.[1]).filter((words) => words !== undefined) };
  };
  const quetiapine = (stop?: string) => onSertraline.taking('quetiapine', [['2026-06-21', 50]], { id: 'medication:quetiapine', ...(stop === undefined ? {} : { stop }) });
  const long = (patient: PatientBuilder) => patient.taking('clonazepam', [['2023-06-05', 1]], { id: 'medication:clonazepam' });
  // Lamotrigine was begun shortly before and ended since: its timing weighs 2, and the years of clonazepam are not its own.
  const lamotrigine = onSertraline.taking('lamotrigine', [['2026-06-21', 50]], { id: 'medication:lamotrigine', stop: '2026-09-01' });
  expect(weighed(lamotrigine)).toMatchObject({ group: 'some', for: [['o-onset', 2]], against: [] });
  expect(weighed(long(lamotrigine))).toMatchObject({ group: 'some', for: [['o-benzo', 0], ['o-onset', 2]], against: [] });
  expect(weighed(long(quetiapine()))).toMatchObject({ group: 'much', against: [] });
  // Unchanged for years and the stronger one: its own years speak against it, also where another was changed later.
  const changed = long(onSertraline.taking('tramadol', [['2026-01-05', 50]], { id: 'medication:tramadol' }));
  expect(weighed(long(onSertraline)).group).toBe(weighed(changed).group);
  expect(weighed(quetiapine('2026-09-01')), 'taken when the numbness began, stopped since: there was an exposure').toMatchObject({ group: 'some', against: [] });
  expect(others(quetiapine('2026-09-01')).timing).toEqual(['quetiapine 50 mg was started on 21-Jun-2026, 3 weeks before the numbness, stopped 01-Sep-2026']);
});
