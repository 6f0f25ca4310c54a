import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Chart, Provenance } from '@/server/clinical/model/chart';
import { localDate } from '@/server/clinical/model/local-date';
import { withClinic } from '../../client';
import { makePatient, makeTwoClinics } from '../../testing/two-clinics';
import { useTestDatabase } from '../../testing/use-test-database';
import { withdrawConfirmation } from '../facts/confirmation';
import { insertAllergies, insertConfirmations, insertEpisodes, insertObservations, insertSteps } from '../facts/insert-facts';
import { markInError, markReplaced } from '../facts/mark-in-error';
import { markStepInError, stopEpisode } from '../facts/medication';
import { markReceived } from '../patients/store-patient';
import { loadChart } from './load-chart';

const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
let patientId: string;

const day = localDate;
const ON = day('2026-11-21');
const recorded = (on: string): Provenance => ({ source: 'clinician', by: 'Ada', recordedOn: day(on), resource: null });
const sertraline = {
  id: '', drug: 'sertraline', drugId: 'sertraline', display: 'sertraline', codings: [], status: 'active' as const, startOn: day('2026-01-10'), stopOn: null,
  steps: [{ from: day('2026-01-10'), microgramsPerDay: 50_000, timesPerDay: 1, form: null, reason: null }],
  asNeeded: false, indication: null, startReason: null, stopReason: null, refills: [], provenance: recorded('2026-01-10'),
};
const pressure = (value: number, on: string, recordedOn: string) => ({
  fact: { id: '', observation: 'systolic-bp', codings: [], text: 'Systolic', value, valueText: null, unit: 'mm[Hg]', low: null, high: null, on: day(on), provenance: recorded(recordedOn) },
  importKey: null,
});

const acting = () => ({ clinicId: clinics.river.id, userId: null });
const entry = () => ({ clinicId: clinics.river.id, patientId, recordedBy: null, timeZone: clinics.river.timeZone });
/** The chart as it was known late on a day. */
const known = (on: string): Promise<Chart> =>
  withClinic(acting(), async (db) => {
    const loaded = await loadChart(db, { clinicId: clinics.river.id, patientId, on: day(on), asKnownAt: `${on}T23:00:00Z` });
    if (loaded === null) throw new Error('the patient is there');
    return loaded.chart;
  });
/** Moves what an act has just written to the day on which the story has it. */
const happened = (on: string, update: (at: SQL, own: SQL) => SQL) => database.admin.execute(update(sql`${`${on}T16:00:00Z`}::timestamptz`, sql`patient_id = ${patientId}`));

const doses = ({ episodes }: Chart) => episodes.map(({ status, stopOn, stopReason, steps }) => ({ status, stopOn, why: stopReason?.kind ?? null, doses: steps.map(({ microgramsPerDay }) => (microgramsPerDay ?? 0) / 1000) }));

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
  patientId = await makePatient(database.admin, clinics.river, { family: 'Then', given: 'Thea', birthOn: null, number: 'N-T' });
});

describe('a chart as it was known', () => {
  test('has what was entered late only from the day of entering on, whenever it was true', async () => {
    await withClinic(acting(), (db) => insertObservations(db, entry(), [pressure(118, '2026-02-01', '2026-02-01'), pressure(171, '2026-02-10', '2026-06-01')]));
    const values = async (on: string) => (await known(on)).observations.map(({ value }) => value);
    expect(await values('2026-01-31')).toEqual([]);
    expect(await values('2026-02-11')).toEqual([118]);
    expect(await values('2026-05-31')).toEqual([118]);
    expect(await values('2026-06-01')).toEqual([118, 171]);
  });

  test('shows a corrected fact as it then stood, and the correction after it', async () => {
    await withClinic(acting(), async (db) => {
      const [wrong] = await insertAllergies(db, entry(), [{ fact: { id: '', ingredient: 'penicillin', text: 'Penicillin', type: null, reaction: null, on: null, provenance: recorded('2026-03-01') }, importKey: null }]);
      const [right] = await insertAllergies(db, entry(), [{ fact: { id: '', ingredient: null, text: 'Pollen', type: null, reaction: null, on: null, provenance: recorded('2026-04-01') }, importKey: null }]);
      if (wrong === undefined || right === undefined) throw new Error('stored');
      const key = { kind: 'allergy', clinicId: clinics.river.id, patientId, id: wrong } as const;
      expect(await markInError(db, key, { by: null, why: 'misheard' })).toBe(true);
      await markReplaced(db, key, right);
    });
    await happened('2026-04-01', (at, own) => sql`update allergy set entered_in_error_at = ${at} where ${own} and entered_in_error_at is not null`);
    const texts = async (on: string) => (await known(on)).allergies.map(({ text }) => text);
    expect(await texts('2026-02-28')).toEqual([]);
    expect(await texts('2026-03-31')).toEqual(['Penicillin']);
    expect(await texts('2026-04-01')).toEqual(['Pollen']);
  });

  test('knows a dose, its correction and a stop from the day they were recorded on', async () => {
    let episodeId = '';
    await withClinic(acting(), async (db) => {
      episodeId = (await insertEpisodes(db, entry(), [{ fact: sertraline, importKey: null }]))[0] ?? '';
      const step = (from: string, mg: number, recordedOn: string) => ({ episodeId, step: { from: day(from), microgramsPerDay: mg * 1000, timesPerDay: 1, form: null, reason: null }, provenance: recorded(recordedOn) });
      await insertSteps(db, entry(), [step('2026-03-01', 100, '2026-03-01')]);
      await markStepInError(db, { ...entry(), episodeId }, { fromOn: '2026-03-01', by: null });
      await insertSteps(db, entry(), [step('2026-03-01', 75, '2026-05-05')]);
      await stopEpisode(db, { ...entry(), episodeId }, { status: 'stopped', on: '2026-08-01', reason: { kind: 'blunting', text: null }, by: null });
    });
    await happened('2026-05-05', (at, own) => sql`update dose_step set entered_in_error_at = ${at} where ${own} and entered_in_error_at is not null`);
    await happened('2026-08-20', (at, own) => sql`update medication_episode set stop_recorded_at = ${at} where ${own}`);
    expect(doses(await known('2026-01-09'))).toEqual([]);
    expect(doses(await known('2026-02-01'))).toEqual([{ status: 'active', stopOn: null, why: null, doses: [50] }]);
    expect(doses(await known('2026-04-01'))).toEqual([{ status: 'active', stopOn: null, why: null, doses: [50, 100] }]);
    expect(doses(await known('2026-05-06'))).toEqual([{ status: 'active', stopOn: null, why: null, doses: [50, 75] }]);
    expect(doses(await known('2026-08-10'))).toEqual([{ status: 'active', stopOn: null, why: null, doses: [50, 75] }]);
    expect(doses(await known('2026-08-21'))).toEqual([{ status: 'stopped', stopOn: '2026-08-01', why: 'blunting', doses: [50, 75] }]);
  });

  test('says again “not said whether taken” of a medicine that was stopped later', async () => {
    await withClinic(acting(), async (db) => {
      const [episodeId] = await insertEpisodes(db, entry(), [{ fact: { ...sertraline, drug: 'lorazepam', drugId: null, status: 'unknown', steps: [], provenance: recorded('2026-02-02') }, importKey: null }]);
      await stopEpisode(db, { ...entry(), episodeId: episodeId ?? '' }, { status: 'stopped', on: '2026-02-20', reason: null, by: null });
    });
    await happened('2026-09-09', (at, own) => sql`update medication_episode set stop_recorded_at = ${at} where ${own} and drug = 'lorazepam'`);
    const lorazepam = async (on: string) => (await known(on)).episodes.find(({ drug }) => drug === 'lorazepam')?.status;
    expect(await lorazepam('2026-09-08')).toBe('unknown');
    expect(await lorazepam('2026-09-09')).toBe('stopped');
  });

  test('gives the answer that stood then, also one that was taken back', async () => {
    const said = (value: 'absent' | 'present') => ({ confirmation: { fact: 'condition:seizure-disorder', value, detail: null, on: ON, by: 'Ada' }, questionId: null });
    await withClinic(acting(), (db) => insertConfirmations(db, entry(), [said('absent')]));
    await happened('2026-03-03', (at, own) => sql`update fact_confirmation set recorded_at = ${at} where ${own} and value = 'absent'`);
    const id = await withClinic(acting(), async (db) => (await insertConfirmations(db, entry(), [said('present')]))[0] ?? '');
    await happened('2026-06-06', (at, own) => sql`update fact_confirmation set recorded_at = ${at} where ${own} and value = 'present'`);
    await withClinic(acting(), (db) => withdrawConfirmation(db, { ...entry(), id }, null));
    await happened('2026-07-07', (at, own) => sql`update fact_confirmation set withdrawn_at = ${at} where ${own}`);
    const answer = async (on: string) => (await known(on)).confirmations.map(({ value }) => value);
    expect(await answer('2026-03-02')).toEqual([]);
    expect(await answer('2026-03-03')).toEqual(['absent']);
    expect(await answer('2026-06-06')).toEqual(['present']);
    expect(await answer('2026-07-07')).toEqual([]);
  });

  test('does not take silence for absence before a list of the kind had come', async () => {
    await withClinic(acting(), (db) => markReceived(db, entry(), { conditions: false, medications: true, allergies: true }));
    expect((await known('2026-01-09')).received).toEqual({ conditions: false, medications: false, allergies: false });
    expect((await known('2026-01-11')).received).toEqual({ conditions: false, medications: true, allergies: false });
    expect((await known('2026-03-01')).received).toEqual({ conditions: false, medications: true, allergies: true });
  });

  test('is the present chart when asked for now', async () => {
    const now = await withClinic(acting(), (db) => loadChart(db, { clinicId: clinics.river.id, patientId, on: ON }));
    const then = await withClinic(acting(), (db) => loadChart(db, { clinicId: clinics.river.id, patientId, on: ON, asKnownAt: '2100-01-01T00:00:00Z' }));
    expect(then?.chart).toEqual(now?.chart);
    expect(now?.chart.observations).toHaveLength(2);
  });

  test('of another clinic is nothing', async () => {
    await withClinic(acting(), async (db) => {
      expect(await loadChart(db, { clinicId: clinics.hill.id, patientId: clinics.foreignPatientId, on: ON, asKnownAt: '2026-06-01T00:00:00Z' })).toBeNull();
    });
  });
});
