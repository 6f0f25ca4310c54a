import { TRPCError } from '@trpc/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditRows, makeTwoClinics } from '@/db/testing/two-clinics';
import type { TestPerson } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import type { Workspace } from '@/server/contracts/workspace';
import { AppError } from '@/server/platform/errors';
import type { ShownChart } from '@/server/services/context';
import { appRouter } from '../root';
import { readShown } from '../shown';
import { createCallerFactory } from '../trpc';

process.env.LOG_LEVEL = 'silent';
const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;

const as = (person: TestPerson, shown: ShownChart | null = null) =>
  createCallerFactory(appRouter)({
    actor: { userId: person.id, name: person.name, email: person.email, clinic: person.clinic, roles: person.roles },
    why: null,
    requestId: 'hazard-test',
    shown,
  });

const seen = (workspace: Workspace): ShownChart => ({ patientId: workspace.patient.id, fingerprint: workspace.assessment.fingerprint, asOf: new Date(workspace.asOf) });
const outcome = (promise: Promise<unknown>): Promise<string> =>
  promise.then(() => 'done', (error: unknown) => (error instanceof TRPCError && error.cause instanceof AppError ? error.cause.code : String(error)));
const sentenceOf = (promise: Promise<unknown>): Promise<string> => promise.then(() => 'done', (error: unknown) => (error instanceof Error ? error.message : ''));

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
});

const event = (patientId: string, title: string) => ({ patientId, title, kind: 'work' as const, on: '2026-01-05' });
const open = async (person: TestPerson, patientId: string) => seen(await as(person).workspace.get({ patientId }));

describe('H-01: an act never reaches another patient than the one on the screen', () => {
  test('200 random switches in two tabs: each act lands where the screen says, or nowhere', async () => {
    const patients = [clinics.patientId, clinics.otherPatientId] as const;
    const tabs: (ShownChart & { form: string })[] = [];
    for (const patientId of patients) tabs.push({ ...(await open(clinics.prescriber, patientId)), form: patientId });
    const expected = new Map<string, string[]>(patients.map((id) => [id, []]));
    let seed = 20261122;
    const next = (below: number): number => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return Math.floor((seed / 4294967296) * below);
    };
    const counts = { done: 0, 'other-patient-shown': 0, 'chart-changed': 0 };
    for (let step = 0; step < 200; step += 1) {
      const tab = tabs[next(2)];
      const target = patients[next(2)];
      if (tab === undefined || target === undefined) throw new Error('unreachable');
      // The tab goes to a patient. Now and then a form of the one before is still there, or the tab stays as it was.
      if (next(4) > 0) Object.assign(tab, await open(clinics.prescriber, target));
      if (next(3) > 0) tab.form = tab.patientId;
      const title = `step ${step}`;
      const current = (await open(clinics.prescriber, tab.patientId)).fingerprint;
      const told = await outcome(as(clinics.prescriber, tab).lifeEvents.create(event(tab.form, title)));
      const due = tab.form !== tab.patientId ? 'other-patient-shown' : tab.fingerprint === current ? 'done' : 'chart-changed';
      expect(told, title).toBe(due);
      if (due === 'done') expected.get(tab.patientId)?.push(title);
      counts[due] += 1;
    }
    for (const patientId of patients) {
      const { chart } = await as(clinics.prescriber).workspace.get({ patientId });
      expect(chart.lifeEvents.map(({ title }) => title).filter((title) => title.startsWith('step ')).sort()).toEqual([...(expected.get(patientId) ?? [])].sort());
    }
    // The walk met each of the three ways often enough to mean something.
    expect(Object.values(counts).every((number) => number > 15), JSON.stringify(counts)).toBe(true);
    const refused = (await auditRows(database.admin)).filter(({ refusal }) => refusal === 'other-patient-shown');
    expect(refused).toHaveLength(counts['other-patient-shown']);
  });

  test('what a screen says is read strictly; a header of any other form says nothing', () => {
    const right = `${clinics.patientId} ${'a'.repeat(64)} 2026-11-22T05:00:00.000Z`;
    expect(readShown(right)).toMatchObject({ patientId: clinics.patientId });
    for (const wrong of [null, '', 'x', right.replace(' ', '  '), right.slice(0, -1), `${right} more`, right.replace('a'.repeat(64), 'a')]) expect(readShown(wrong)).toBeNull();
  });
});

describe('H-02: no act on a chart that is no longer the one on the screen', () => {
  test('two people: the second is told who changed it and when, and goes on after a look', async () => {
    const before = await open(clinics.prescriber, clinics.otherPatientId);
    await as(clinics.coordinator).reports.create({ patientId: clinics.otherPatientId, instrument: 'phq9', on: '2026-11-01', filledBy: 'patient', scores: { total: 7 } });
    const start = (shown: ShownChart, key: string) =>
      as(clinics.prescriber, shown).medications.start({ patientId: clinics.otherPatientId, drugId: 'sertraline', name: 'sertraline', startOn: '2026-11-02', mgPerDay: '50', timesPerDay: 1, form: null, indication: null, reason: null, idempotencyKey: key });
    expect(await sentenceOf(start(before, 'first-try-1'))).toMatch(/^Cory Coordinator changed this chart at \d\d:\d\d\. Nothing was saved\./);
    expect(await as(clinics.prescriber).workspace.changes({ patientId: clinics.otherPatientId, since: before.asOf.toISOString() })).toMatchObject({ last: { by: 'Cory Coordinator' }, reports: [{ on: '2026-11-01', filledBy: 'patient' }], alerts: 0 });
    const after = await open(clinics.prescriber, clinics.otherPatientId);
    expect(await outcome(start(after, 'first-try-1'))).toBe('done');
    // Its answer was lost: the same act again has one effect and is no conflict.
    expect(await outcome(start(after, 'first-try-1'))).toBe('done');
    expect((await as(clinics.prescriber).workspace.get({ patientId: clinics.otherPatientId })).chart.episodes).toHaveLength(1);
  });

  test('reading changes nothing: another who opens the chart stands in nobody’s way', async () => {
    const shown = await open(clinics.prescriber, clinics.patientId);
    await open(clinics.coordinator, clinics.patientId);
    expect(await as(clinics.prescriber).workspace.changes({ patientId: clinics.patientId, since: shown.asOf.toISOString() })).toEqual({ last: null, reports: [], alerts: 0, inputs: [], options: [] });
    expect(await outcome(as(clinics.prescriber, shown).lifeEvents.create(event(clinics.patientId, 'undisturbed')))).toBe('done');
  });
});
