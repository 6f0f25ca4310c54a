import { sql } from 'drizzle-orm';
import { TRPCError } from '@trpc/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { withClinic } from '@/db/client';
import { insertEpisodes, insertReports } from '@/db/queries/facts/insert-facts';
import { makeTwoClinics } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { aPatient } from '@/server/clinical/testing/a-patient';
import { addDays } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { today } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import { appRouter } from '../root';
import { createCallerFactory } from '../trpc';

process.env.LOG_LEVEL = 'silent';
const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
let reports: readonly string[];
const ago = (days: number): LocalDate => addDays(today('America/New_York'), -days);

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
  const entry = { clinicId: clinics.river.id, patientId: clinics.patientId, recordedBy: null, timeZone: clinics.river.timeZone };
  const chart = aPatient().taking('sertraline', [[ago(60), 50], [ago(30), 100]], { drugId: 'sertraline' }).reported('sbr', ago(40), {}).reported('sbr', ago(5), {}, { onset: { precision: 'day', earliestOn: ago(20), latestOn: ago(20) } }).build();
  const recorded = <Fact extends { readonly provenance: object }>(fact: Fact, on: LocalDate): Fact => ({ ...fact, provenance: { ...fact.provenance, recordedOn: on } });
  reports = await withClinic({ clinicId: clinics.river.id, userId: null }, async (db) => {
    await insertEpisodes(db, entry, chart.episodes.map((fact) => ({ fact: recorded(fact, ago(60)), importKey: null })));
    return insertReports(db, entry, chart.reports.map((fact) => ({ fact: recorded(fact, fact.on), importKey: null })));
  });
});

const caller = (person: 'prescriber' | 'stranger' = 'prescriber') => {
  const { id, name, email, clinic, roles } = clinics[person];
  return createCallerFactory(appRouter)({ actor: { userId: id, name, email, clinic, roles }, why: null, requestId: 'as-known-test' });
};
const get = (days: number) => caller().workspace.get({ patientId: clinics.patientId, asKnownOn: ago(days) });
const codeOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
    return 'answered';
  } catch (error) {
    const cause = error instanceof TRPCError ? error.cause : error;
    return cause instanceof AppError ? cause.code : error instanceof TRPCError ? error.code : 'other';
  }
};

describe('the workspace as it was known on a past day', () => {
  test('reasons on that day with what was known then, and lets nobody change it', async () => {
    const then = await get(35);
    expect(then).toMatchObject({ on: ago(35), asKnownOn: ago(35), assessment: { on: ago(35) } });
    expect(then.chart.reports.map(({ on }) => on)).toEqual([ago(40)]);
    expect(then.trials.trials).toMatchObject([{ drug: 'Sertraline', highest: 50_000 }]);
    expect(Object.entries(then.rights).filter(([, may]) => may).map(([right]) => right)).toEqual(['readChart']);
    const now = await caller().workspace.get({ patientId: clinics.patientId });
    expect(now).toMatchObject({ asKnownOn: null, on: ago(0), rights: { changeMedicines: true } });
    expect(now.trials.trials).toMatchObject([{ highest: 100_000 }]);
  });

  test('is the chart of nobody before anything was recorded, and is refused for a day to come', async () => {
    expect((await get(400)).chart).toMatchObject({ episodes: [], reports: [], received: { medications: false } });
    expect(await codeOf(get(-1))).toBe('invalid-input');
    expect(await codeOf(caller().workspace.get({ patientId: clinics.patientId, asKnownOn: '2026-02-30' }))).toBe('BAD_REQUEST');
  });

  test('leaves an audit row that names the day', async () => {
    await get(33);
    const { rows } = await database.admin.execute(sql`select details->>'asKnownOn' as day from audit_event where event = 'chart.read' and patient_id = ${clinics.patientId}`);
    expect(rows).toContainEqual({ day: ago(33) });
  });
});

describe('what changed before a report', () => {
  const back = (place: number, asKnownOn?: LocalDate) => caller().reports.getLookBack({ patientId: clinics.patientId, reportId: `report:${reports[place]}`, ...(asKnownOn === undefined ? {} : { asKnownOn }) });

  test('has the lag of every change in the window to that report', async () => {
    expect((await back(0)).changes).toMatchObject([{ what: 'Sertraline started at 50 mg a day', lagDays: 20 }]);
    expect((await back(1)).changes).toMatchObject([{ lagDays: 55 }, { what: 'Sertraline 50 to 100 mg a day', lagDays: 25 }]);
    expect((await back(0)).window?.from).toBe(addDays(ago(40), -180));
  });

  test('is counted to the onset where no report is named, and not found where nobody knew of an onset then', async () => {
    const fromOnset = (asKnownOn?: LocalDate) => caller().reports.getLookBack({ patientId: clinics.patientId, ...(asKnownOn === undefined ? {} : { asKnownOn }) });
    expect(await fromOnset()).toMatchObject({ onset: { earliestOn: ago(20), latestOn: ago(20) }, changes: [{ lagDays: 40 }, { what: 'Sertraline 50 to 100 mg a day', lagDays: 10 }] });
    expect(await codeOf(fromOnset(ago(20)))).toBe('not-found');
  });

  test('is not found for a report that nobody knew of then, of another clinic, or of nobody', async () => {
    expect(await codeOf(back(1, ago(20)))).toBe('not-found');
    expect(await codeOf(caller('stranger').reports.getLookBack({ patientId: clinics.patientId, reportId: `report:${reports[0]}` }))).toBe('not-found');
    expect(await codeOf(caller().reports.getLookBack({ patientId: clinics.otherPatientId, reportId: `report:${reports[0]}` }))).toBe('not-found');
  });
});
