import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { assess } from '../../assess';
import { aPatient, TODAY } from '../../testing/a-patient';
import type { PatientBuilder } from '../../testing/a-patient';

const knowledge = loadKnowledge();
const seen = (patient: PatientBuilder) => {
  const { options, basis, questions } = assess(patient.build(), knowledge, TODAY);
  const lower = options.find(({ id }) => id === 'dose-reduction');
  return {
    status: lower?.status,
    against: lower?.reasons.find(({ rule }) => rule === 'dr-depressed-on-less'),
    told: basis.find(({ id }) => id === 'derived:phq9OnLess')?.value,
    asked: questions.find(({ fact }) => fact === 'adherence'),
    gap: basis.find(({ id }) => id === 'derived:supplyGapUnasked')?.value,
  };
};

describe('the PHQ-9 on a lower dose of the same medicine', () => {
  const raised = aPatient().aged(45).withLists().diagnosed('F33.1', { since: -900 }).taking('sertraline', [['2026-01-10', 50], ['2026-04-10', 100]], { drugId: 'sertraline' }).scored('phq9', '2026-11-10', 4).scored('phq9', '2026-07-10', 3);

  test('is told against lowering it, with dose and days, and changes no status', () => {
    const told = seen(raised.scored('phq9', '2026-04-10', 14));
    expect(told.against).toMatchObject({ speaks: 'against', facts: expect.arrayContaining(['derived:phq9OnLess']) as unknown });
    expect(told.told).toBe('50 mg a day from 10-Jan-2026 to 10-Apr-2026, PHQ-9 of 14 on 10-Apr-2026');
    expect(told.status).toBe(seen(raised).status);
  });

  test('also from an earlier taking', () => {
    const before = raised.taking('sertraline', [['2024-01-10', 75]], { id: 'medication:before', drugId: 'sertraline', stop: '2024-06-01' }).scored('phq9', '2024-04-10', 16);
    expect(seen(before).told).toBe('75 mg a day from 10-Jan-2024 to 01-Jun-2024, PHQ-9 of 16 on 10-Apr-2024');
  });

  test('before another entry was taken too, and over an entry that was renewed', () => {
    const alone = aPatient().aged(45).withLists().diagnosed('F33.1', { since: -900 }).scored('phq9', -5, 4).taking('sertraline', [[-400, 50]], { id: 'medication:a', drugId: 'sertraline', stop: -20 });
    const beside = alone.taking('sertraline', [[-300, 100]], { id: 'medication:b', drugId: 'sertraline' }).scored('phq9', -310, 14);
    expect(seen(beside).told).toBe('50 mg a day from 18-Oct-2025 to 25-Jan-2026, PHQ-9 of 14 on 16-Jan-2026');
    const renewed = alone.taking('sertraline', [[-22, 50], [-10, 100]], { id: 'medication:b', drugId: 'sertraline' }).scored('phq9', -12, 14);
    expect(seen(renewed).told).toBe('50 mg a day from 18-Oct-2025 to 11-Nov-2026, PHQ-9 of 14 on 10-Nov-2026');
  });

  test.each([
    ['of the first weeks on it', raised.scored('phq9', '2026-02-01', 19)],
    ['on the dose that is taken now', raised.scored('phq9', '2026-05-20', 14)],
    ['that was low', raised.scored('phq9', '2026-04-01', 6)],
    ['on a higher dose', raised.taking('sertraline', [['2024-01-10', 150]], { id: 'medication:before', drugId: 'sertraline', stop: '2024-06-01' }).scored('phq9', '2024-04-10', 16)],
    ['that nobody took', raised],
    ['while another entry of it was taken too', aPatient().aged(45).withLists().diagnosed('F33.1', { since: -900 }).taking('sertraline', [[-400, 50]], { id: 'medication:a', drugId: 'sertraline', stop: -20 }).taking('sertraline', [[-300, 100]], { id: 'medication:b', drugId: 'sertraline' }).scored('phq9', -100, 14).scored('phq9', -5, 4)],
  ])('not one %s', (_, patient) => {
    expect(seen(patient).against).toBeUndefined();
  });
});

describe('a gap in the supply', () => {
  const supplied = (refills: readonly (readonly [string, number])[]) =>
    aPatient().aged(45).withLists().diagnosed('F33.1', { since: -900 }).taking('sertraline', [['2026-01-10', 100]], { drugId: 'sertraline', refills }).scored('phq9', '2026-11-10', 4).numbSince('2026-09-01', { reportedOn: '2026-11-10' }).confirmedPresent('item:adherence', 'as-written', '2026-05-01');
  const gap = supplied([['2026-05-01', 90], ['2026-08-20', 90], ['2026-11-15', 90]]);

  test('is asked about, with its days, until somebody asked after it', () => {
    expect(seen(gap).asked?.around[0]?.words).toBe('What was dispensed had run out for more than a week.');
    expect(seen(gap).gap).toBe('sertraline, nothing left from 30-Jul-2026 to 20-Aug-2026');
    expect(seen(gap.confirmedAbsent('item:adherence', '2026-11-20')).asked).toBeUndefined();
  });

  test('one that goes on is told as such', () => {
    expect(seen(supplied([['2026-05-01', 90], ['2026-07-25', 90]])).gap).toBe('sertraline, nothing left since 28-Oct-2026');
  });

  test.each([
    ['a few days late', supplied([['2026-05-01', 90], ['2026-08-04', 90], ['2026-11-04', 90]])],
    ['longer ago than a year', supplied([['2024-05-01', 90], ['2025-08-20', 600]])],
  ])('%s is none', (_, patient) => {
    expect(seen(patient).asked).toBeUndefined();
  });
});

describe('a renewal that is a new entry of the medicine', () => {
  const patient = aPatient().aged(45).withLists().diagnosed('F33.1', { since: -900 }).scored('phq9', -2, 4).numbSince(-80, { reportedOn: -2 }).confirmedPresent('item:adherence', 'as-written', -300);
  type Entry = { readonly from: number; readonly until?: number; readonly refills: readonly (readonly [number, number])[] };
  const entries = (list: readonly Entry[]) => list.reduce((one, { from, until, refills }, place) => one.taking('sertraline', [[from, 100]], { id: `medication:${place}`, drugId: 'sertraline', refills, ...(until !== undefined && { stop: until }) }), patient);
  const stopped = (one: PatientBuilder) => assess(one.build(), knowledge, TODAY).flags.some(({ id }) => id === 'abrupt-stop');

  test.each<readonly [string, readonly Entry[]]>([
    ['what was left of the entry before it is taken too', [{ from: -200, until: -100, refills: [[-200, 90], [-110, 90]] }, { from: -100, refills: [[-100, 30]] }]],
    ['the old entry was never closed, and what was dispensed of it ran out', [{ from: -300, refills: [[-300, 90], [-210, 90]] }, { from: -120, refills: [[-120, 90], [-30, 90]] }]],
    ['the old entry was closed late', [{ from: -300, until: -40, refills: [[-300, 90], [-210, 90]] }, { from: -120, refills: [[-120, 90], [-30, 90]] }]],
    ['the newest supply is with the old entry', [{ from: -200, until: -20, refills: [[-200, 90], [-110, 90], [-25, 90]] }, { from: -60, refills: [[-60, 30]] }]],
    ['nothing is recorded as dispensed of the new entry', [{ from: -200, until: -100, refills: [[-200, 90]] }, { from: -100, refills: [] }]],
    ['it was stopped between', [{ from: -300, until: -200, refills: [[-300, 90]] }, { from: -100, refills: [[-100, 110]] }]],
  ])('%s: no gap', (_, list) => {
    expect(seen(entries(list)).gap).toBeUndefined();
    expect(stopped(entries(list))).toBe(false);
  });

  test('a gap is found across the entries of one taking, and one that goes on raises its flag', () => {
    expect(seen(entries([{ from: -200, until: -100, refills: [[-200, 60]] }, { from: -100, refills: [[-100, 110]] }])).gap).toBe('sertraline, nothing left from 05-Jul-2026 to 14-Aug-2026');
    const out = entries([{ from: -200, until: -100, refills: [[-200, 90], [-110, 30]] }, { from: -100, refills: [[-80, 70]] }]);
    expect([seen(out).gap, stopped(out)]).toEqual(['sertraline, nothing left since 12-Nov-2026', true]);
  });

  const sertraline = (mg: number, id: string, from: number, refills: readonly (readonly [number, number])[], one = patient) => one.taking('sertraline', [[from, mg]], { id: `medication:${id}`, drugId: 'sertraline', refills });
  const ranOut = sertraline(100, 'a', -300, [[-300, 200], [-100, 90]]);
  const [form, otherForm] = [{ id: 'medication:a', drugId: 'venlafaxine-xr' }, { id: 'medication:b', drugId: 'venlafaxine-ir' }];
  test.each([
    ['another dose is still dispensed', sertraline(50, 'b', -200, [[-200, 180], [-20, 90]], ranOut)],
    ['nothing is recorded as dispensed of another dose', sertraline(50, 'b', -200, [], ranOut)],
    ['how long the supply of another dose lasts is not recorded', ranOut.taking('sertraline', [[-200, 50]], { id: 'medication:b', drugId: 'sertraline', refills: [[-20, null]] })],
    ['another form is still dispensed', patient.taking('venlafaxine', [[-300, 150]], { ...form, refills: [[-300, 200], [-100, 90]] }).taking('venlafaxine', [[-200, 37.5]], { ...otherForm, refills: [[-20, 90]] })],
    ['the same dose of another form is still dispensed', patient.taking('venlafaxine', [[-300, 75]], { ...form, refills: [[-300, 200], [-100, 90]] }).taking('venlafaxine', [[-200, 75]], { ...otherForm, refills: [[-20, 90]] })],
  ])('what is taken beside it is judged by itself: %s', (_, one) => {
    expect(stopped(one)).toBe(true);
  });

  test('another dose whose entry was made in the last few days goes on from what is there', () => {
    expect(stopped(sertraline(150, 'b', -5, [[-5, 90]], ranOut))).toBe(false);
  });
});
