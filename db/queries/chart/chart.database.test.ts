import pg from 'pg';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { budgetChart } from '@/bench/assess-chart';
import { canonicalJson } from '@/server/clinical/model/canonical-json';
import type { Chart, Report } from '@/server/clinical/model/chart';
import type { Json } from '@/server/clinical/model/content-entry';
import { addDays, localDate } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { newestReportFirst } from '@/server/clinical/model/newest';
import { withClinic } from '../../client';
import { makePatient, makeTwoClinics } from '../../testing/two-clinics';
import { useTestDatabase } from '../../testing/use-test-database';
import { insertAllergies, insertConditions, insertConfirmations, insertEpisodes, insertLifeEvents, insertObservations, insertReports } from '../facts/insert-facts';
import { markReceived } from '../patients/store-patient';
import { loadChart } from './load-chart';

const database = useTestDatabase();
const ON = localDate('2026-11-21');
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
});
afterEach(() => vi.restoreAllMocks());

const acting = () => ({ clinicId: clinics.river.id, userId: null });
const where = (patientId: string) => ({ clinicId: clinics.river.id, patientId, on: ON });

/** Stores a chart as it is and reads it back. */
async function throughTheDatabase(chart: Chart): Promise<Chart> {
  const patientId = await makePatient(database.admin, clinics.river, { family: 'Round', given: 'Trip', birthOn: chart.patient.birthOn, number: `N-${chart.observations.length}` });
  const entry = { clinicId: clinics.river.id, patientId, recordedBy: null, timeZone: clinics.river.timeZone };
  const asNew = <Fact>(facts: readonly Fact[]) => facts.map((fact) => ({ fact, importKey: null }));
  return withClinic(acting(), async (db) => {
    await markReceived(db, entry, chart.received);
    await insertConditions(db, entry, asNew(chart.conditions));
    await insertAllergies(db, entry, asNew(chart.allergies));
    await insertEpisodes(db, entry, asNew(chart.episodes));
    await insertObservations(db, entry, asNew(chart.observations));
    await insertReports(db, entry, asNew(chart.reports));
    await insertLifeEvents(db, entry, asNew(chart.lifeEvents));
    await insertConfirmations(db, entry, chart.confirmations.map((confirmation) => ({ confirmation, questionId: null })));
    const loaded = await loadChart(db, where(patientId));
    if (loaded === null) throw new Error('the patient is there');
    return loaded.chart;
  });
}

type Loose = { readonly id: string; readonly recordedAt?: string; readonly provenance?: { readonly recordedOn: string | null } };

/** What a row cannot keep: the id it gets, the order of a list, and a time of recording where none was given. */
const comparable = (facts: readonly Loose[]): string[] =>
  facts.map(({ id: _id, recordedAt: _recordedAt, ...fact }) =>
    // The database orders the keys of stored JSON its own way.
    canonicalJson(JSON.parse(JSON.stringify({ ...fact, provenance: fact.provenance === undefined ? undefined : { ...fact.provenance, recordedOn: null } })) as Json),
  ).sort();

const everything: Chart = {
  ...budgetChart(),
  conditions: [
    { id: 'c', codings: [{ system: 'http://snomed.info/sct', code: '84757009', display: null }], text: 'Epilepsie “früh” \\ {"a":1}', clinicalStatus: null, onsetOn: localDate('1999-02-28'), recordedOn: localDate('2000-02-29'), abatedOn: null, provenance: { source: 'import', by: 'General Hospital', recordedOn: localDate('2026-03-08'), resource: 'Condition/1' } },
  ],
  allergies: [{ id: 'a', ingredient: 'bupropion', text: 'bupropion', type: null, reaction: null, on: null, provenance: { source: 'patient', by: null, recordedOn: localDate('2026-11-01'), resource: null } }],
  lifeEvents: [{ id: 'e', title: 'Loss', kind: 'bereavement', on: localDate('2025-12-31'), untilOn: localDate('2026-01-01'), provenance: { source: 'clinician', by: 'Ada', recordedOn: localDate('2026-01-02'), resource: null } }],
  confirmations: [
    { id: 'x', fact: 'derived:childPugh', value: 'present', detail: 'B', on: ON, by: 'Ada' },
    { id: 'y', fact: 'derived:failedTrials', value: 'present', detail: 2.5, on: ON, by: null },
    { id: 'z', fact: 'condition:seizure-disorder', value: 'absent', detail: null, on: ON, by: 'Ada' },
  ],
};

describe('a chart in the database', () => {
  test('comes out as it went in', async () => {
    const back = await throughTheDatabase(everything);
    for (const list of ['conditions', 'allergies', 'episodes', 'observations', 'reports', 'lifeEvents', 'confirmations'] as const) {
      expect(comparable(back[list]), list).toEqual(comparable(everything[list]));
    }
    expect(back.received).toEqual(everything.received);
    expect(back.patient).toMatchObject({ birthOn: everything.patient.birthOn, country: 'US' });
    expect(back.conditions[0]?.provenance.recordedOn).toBe('2026-03-08');
  });

  test('has two reports of one day in the order in which they were recorded, and the higher of one import last', async () => {
    const patientId = await makePatient(database.admin, clinics.river, { family: 'Same', given: 'Day', birthOn: null, number: 'N-S' });
    const entry = { clinicId: clinics.river.id, patientId, recordedBy: null, timeZone: clinics.river.timeZone };
    const of = (total: number, recordedOn: LocalDate | null): { fact: Report; importKey: null } => ({
      fact: { id: '', instrument: 'phq9', version: null, on: ON, filledBy: 'patient', answers: {}, scores: { total }, estimated: false, words: [], onset: null, provenance: { source: 'patient', by: null, recordedOn, resource: null } },
      importKey: null,
    });
    for (const totals of [[3], [2]]) await withClinic(acting(), (db) => insertReports(db, entry, totals.map((total) => of(total, null))));
    await withClinic(acting(), (db) => insertReports(db, entry, [of(12, addDays(ON, -1)), of(4, addDays(ON, -1)), of(9, addDays(ON, -1))]));
    const chart = (await withClinic(acting(), (db) => loadChart(db, where(patientId))))?.chart;
    expect(chart?.reports.map(({ scores }) => scores.total)).toEqual([4, 9, 12, 3, 2]);
    expect(chart?.reports.every(({ recordedAt }) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/u.test(recordedAt ?? ''))).toBe(true);
    expect(chart?.reports.toSorted(newestReportFirst).map(({ id }) => id)).toEqual(chart?.reports.map(({ id }) => id).reverse());
  });

  test('is read with one statement', async () => {
    const query = vi.spyOn(pg.Client.prototype, 'query');
    await withClinic(acting(), async (db) => {
      const before = query.mock.calls.length;
      await loadChart(db, where(clinics.patientId));
      expect(query.mock.calls.length - before).toBe(1);
    });
  });

  test('of nobody is nothing, and of another clinic too', async () => {
    await withClinic(acting(), async (db) => {
      expect(await loadChart(db, where(clinics.foreignPatientId))).toBeNull();
      expect(await loadChart(db, { ...where(clinics.foreignPatientId), clinicId: clinics.hill.id })).toBeNull();
      expect((await loadChart(db, where(clinics.patientId)))?.chart).toMatchObject({ conditions: [], episodes: [], waiting: [], confirmations: [] });
    });
  });

  test('a planned medicine is taken from its first day on, a medicine with a last day is stopped the day after', async () => {
    const patientId = await makePatient(database.admin, clinics.river, { family: 'Planned', given: 'Pia', birthOn: null, number: 'N-P' });
    const entry = { clinicId: clinics.river.id, patientId, recordedBy: null, timeZone: 'America/New_York' };
    const provenance = { source: 'clinician', by: null, recordedOn: null, resource: null } as const;
    const base = { id: '', drug: 'sertraline', drugId: 'sertraline', display: 'sertraline', codings: [], steps: [], asNeeded: false, indication: null, startReason: null, stopReason: null, refills: [], provenance };
    await withClinic(acting(), async (db) => {
      await insertEpisodes(db, entry, [
        { fact: { ...base, status: 'planned', startOn: addDays(ON, 3), stopOn: null }, importKey: null },
        { fact: { ...base, drug: 'citalopram', status: 'active', startOn: addDays(ON, -30), stopOn: addDays(ON, 2) }, importKey: null },
      ]);
      const statuses = async (days: number) =>
        Object.fromEntries((await loadChart(db, { ...where(patientId), on: addDays(ON, days) }))?.chart.episodes.map(({ drug, status }) => [drug, status]) ?? []);
      expect(await statuses(0)).toEqual({ sertraline: 'planned', citalopram: 'active' });
      expect(await statuses(2)).toEqual({ sertraline: 'planned', citalopram: 'active' });
      expect(await statuses(3)).toEqual({ sertraline: 'active', citalopram: 'stopped' });
    });
  });
});
