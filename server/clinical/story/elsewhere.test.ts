import { expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { assess } from '../assess';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';

const knowledge = loadKnowledge();
const listed = aPatient().aged(50).livingIn('US').withLists();
const assessed = (patient: PatientBuilder) => assess(patient.build(), knowledge, TODAY);
const says = (patient: PatientBuilder) => {
  const { elsewhere } = assessed(patient);
  return elsewhere === null ? null : `${elsewhere.message} ${elsewhere.then}`;
};

const forYears = listed.taking('sertraline', [['2022-12-01', 100]], { drugId: 'sertraline' });
const raised = (patient: PatientBuilder) => patient.taking('quetiapine', [['2026-08-12', 50], ['2026-09-03', 150]]);

test('another medicine that explains the numbness better is named with dose, day and days, before the options about the suspected one', () => {
  const patient = raised(forYears).numbSince('2026-09-23');
  expect(says(patient)).toBe(
    'Much points to quetiapine (150 mg since 03-Sep-2026, numbness 20 days later), little to sertraline. The options that change a medicine are about sertraline; whether quetiapine can be lowered is decided first, with whoever prescribes it.',
  );
  const { elsewhere, basis, indexMedicine } = assessed(patient);
  expect(elsewhere?.causes).toEqual(['other-medicines']);
  expect(elsewhere?.facts).toContain(indexMedicine);
  expect(elsewhere?.facts.filter((id) => !basis.some((fact) => fact.id === id)), 'every fact can be read out').toEqual([]);
});

test('where both are as strong the options are not put off', () => {
  const both = raised(listed.taking('sertraline', [['2026-07-01', 50], ['2026-09-01', 100]], { drugId: 'sertraline' })).numbSince('2026-09-23');
  expect(says(both)).toBe(
    'Much points to quetiapine (150 mg since 03-Sep-2026, numbness 20 days later), as much to sertraline. The options that change a medicine are about sertraline; whether quetiapine can be lowered is a question for whoever prescribes it.',
  );
});

test('what does not point there as strongly, or is the suspected medicine itself, says nothing', () => {
  expect(says(forYears.numbSince('2026-09-23'))).toBeNull();
  expect(says(listed.numbSince('2026-09-23').taking('quetiapine', [['2026-09-03', 150]]))).toBeNull();
  const weaker = listed.taking('sertraline', [['2026-07-01', 50], ['2026-09-01', 100]], { drugId: 'sertraline' }).taking('aripiprazole', [['2020-01-01', 10]]);
  expect(says(weaker.numbSince('2026-09-23'))).toBeNull();
});

test('no day is told that the chart does not hold, and a stopped medicine is not to be lowered', () => {
  expect(says(forYears.taking('lorazepam', [['2026-08-21', null]]).numbSince('2026-07-01', { latest: '2026-07-31' }))).toContain('lorazepam (dose not recorded, since 21-Aug-2026, begun after the numbness), little to sertraline');
  expect(says(raised(forYears).numbSince('2026-09-01', { latest: '2026-09-30' }))).toContain('quetiapine (150 mg since 03-Sep-2026), little');
  const stopped = forYears.taking('quetiapine', [['2026-08-12', 50], ['2026-09-03', 150]], { stop: '2026-11-10' }).numbSince('2026-09-23');
  expect(says(stopped) ?? '').not.toContain('lowered');
});

test('each option that changes a medicine names it, and only where it is clear which', () => {
  const named = (patient: PatientBuilder) => Object.fromEntries(assessed(patient).options.map(({ id, medicine }) => [id, medicine]));
  expect(named(forYears)).toEqual({
    'dose-reduction': 'sertraline', 'bupropion-switch': 'sertraline', 'bupropion-augmentation': 'sertraline', 'other-switch': 'sertraline',
    'therapy-referral': null, 'ketamine-pathway': null, 'manage-relapse': null, 'watchful-waiting': null,
  });
  expect(named(listed)['dose-reduction']).toBeNull();
  const stopped = listed.taking('sertraline', [['2026-07-01', 50]], { drugId: 'sertraline', stop: '2026-11-01' }).numbSince('2026-08-01');
  expect(named(stopped)['bupropion-switch']).toBeNull();
});

test('a medicine unchanged for years does not inherit the weight of the one that changed', () => {
  const both = raised(forYears).taking('clonazepam', [['2024-06-05', 1]], { id: 'medication:clonazepam' }).numbSince('2026-09-23');
  expect(says(both)).toBe(
    'Much points to quetiapine (150 mg since 03-Sep-2026, numbness 20 days later), less to clonazepam (1 mg, unchanged since 05-Jun-2024, before the numbness began), little to sertraline. The options that change a medicine are about sertraline; whether quetiapine can be lowered is decided first, with whoever prescribes it.',
  );
});

const tramadol = (patient: PatientBuilder) => patient.taking('tramadol', [['2026-07-16', 200]], { indication: 'pain' });

test('of one group but not of one weight: what each has is said, and nothing is called as much', () => {
  const unlike = tramadol(listed.taking('duloxetine', [['2026-04-01', 60]], { drugId: 'duloxetine' })).numbSince('2026-08-15');
  expect(says(unlike)).toBe(
    'Something points to tramadol (200 mg since 16-Jul-2026, numbness 30 days later; signs for it weigh 3) and to duloxetine (signs for it weigh 2). The options that change a medicine are about duloxetine; whether tramadol can be lowered is a question for whoever prescribes it.',
  );
});

test('where the suspected medicine was begun long before the onset and not raised since, that stands against it without a weight, and the other is settled first', () => {
  const long = tramadol(
    listed.taking('venlafaxine', [['2022-01-01', 75]], { drugId: 'venlafaxine', stop: '2022-06-01', stopReason: 'blunting' }).taking('duloxetine', [['2024-07-01', 60]], { drugId: 'duloxetine' }),
  ).numbSince('2026-08-15', { answers: { 'ctx-sexual': 'yes' } });
  const own = assessed(long).causes.find(({ id }) => id === 'ssri-snri-blunting');
  expect(own?.against).toMatchObject([{ rule: 'm-x-late', weight: 0, verdict: 'applies' }]);
  expect(says(long)).toBe(
    'Something points to tramadol (200 mg since 16-Jul-2026, numbness 30 days later; signs for it weigh 3) and to duloxetine (signs for it weigh 2). The options that change a medicine are about duloxetine; whether tramadol can be lowered is decided first, with whoever prescribes it.',
  );
  const rules = (patient: PatientBuilder) => assessed(patient).causes.flatMap(({ against }) => against.map(({ rule }) => rule));
  expect(rules(listed.taking('duloxetine', [['2024-07-01', 30], ['2026-07-01', 60]], { drugId: 'duloxetine' }).numbSince('2026-08-15'))).not.toContain('m-x-late');
  expect(rules(listed.taking('duloxetine', [['2026-07-01', 60]], { drugId: 'duloxetine' }).numbSince('2026-08-15'))).not.toContain('m-x-late');
  expect(rules(listed.taking('duloxetine', [], { drugId: 'duloxetine', start: '2020-01-01' }).numbSince('2026-08-15')), 'no dose on record').not.toContain('m-x-late');
});

test('each option that changes the suspected medicine says first that it leaves the other as it is, and what comes before it', () => {
  const left = (patient: PatientBuilder) => Object.fromEntries(assessed(patient).options.map(({ id, leaves }) => [id, leaves]));
  const first = 'Leaves quetiapine as it is: whether that can be lowered is decided first.';
  expect(left(raised(forYears).numbSince('2026-09-23'))).toEqual({
    'dose-reduction': first, 'bupropion-switch': first, 'bupropion-augmentation': first, 'other-switch': first,
    'therapy-referral': null, 'ketamine-pathway': null, 'manage-relapse': null, 'watchful-waiting': null,
  });
  const both = raised(listed.taking('sertraline', [['2026-07-01', 50], ['2026-09-01', 100]], { drugId: 'sertraline' })).numbSince('2026-09-23');
  expect(left(both)['dose-reduction']).toBe('Leaves quetiapine as it is: whether that can be lowered is a question for whoever prescribes it.');
  expect(left(forYears.numbSince('2026-09-23'))['dose-reduction']).toBeNull();
});

test('an easing that was answered counts for the medicine that it names; where none is named, for the only one that there is', () => {
  const unlike = tramadol(listed.taking('duloxetine', [['2026-04-01', 60]], { drugId: 'duloxetine' })).numbSince('2026-08-15');
  const eased = 'derived:otherMedicineDechallenge';
  expect(says(unlike.confirmedPresent(eased, 'improved:tramadol'))).toContain('Much points to tramadol (200 mg since 16-Jul-2026, numbness 30 days later), less to duloxetine.');
  expect(says(unlike.confirmedPresent(eased, 'improved'))).toContain('Much points to tramadol (200 mg since 16-Jul-2026, numbness 30 days later), less to duloxetine.');
  const two = raised(forYears).taking('clonazepam', [['2024-06-05', 1]], { id: 'medication:clonazepam' }).numbSince('2026-09-23');
  expect(says(two.confirmedPresent(eased, 'improved:clonazepam'))).toContain('Much points to quetiapine (150 mg since 03-Sep-2026, numbness 20 days later) and clonazepam (1 mg, unchanged since 05-Jun-2024, before the numbness began), little to sertraline.');
});
