import { randomBytes } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { withClinic } from '@/db/client';
import { account, user } from '@/db/schema/account';
import { makeTwoClinics } from '@/db/testing/two-clinics';
import type { TestClinic } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { handleEvents } from '@/server/api/events/http';
import { tryPassword } from '@/server/api/sign-in/testing/guess';
import type { ChangeEvent } from '@/server/contracts/event';
import { createHub, hub } from './hub';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = randomBytes(32).toString('base64url');
process.env.BACKUP_KEY = randomBytes(32).toString('base64url');
const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
// Two instances of the application on one database.
const [one, two] = [createHub(), createHub()];
const heard: Record<'one' | 'two' | 'hill', (ChangeEvent | null)[]> = { one: [], two: [], hill: [] };

/** A report as any door would store it. */
const storeReport = (clinic: TestClinic, patientId: string, fails = false) =>
  withClinic({ clinicId: clinic.id, userId: null }, async (db) => {
    await db.execute(sql`insert into report (clinic_id, patient_id, source, instrument, reported_on, filled_by, answers, scores, words) values (${clinic.id}, ${patientId}, 'patient', 'phq9', '2026-03-01', 'patient', '{}', '{"total": 7}', '["a secret"]')`);
    if (fails) throw new Error('undone');
  });

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
  one.subscribe(clinics.river.id, (event) => heard.one.push(event));
  two.subscribe(clinics.river.id, (event) => heard.two.push(event));
  one.subscribe(clinics.hill.id, (event) => heard.hill.push(event));
  await vi.waitFor(async () => {
    await storeReport(clinics.river, clinics.otherPatientId);
    expect(heard.one.length * heard.two.length).toBeGreaterThan(0);
  }, { timeout: 10_000, interval: 100 });
});
afterAll(async () => {
  await one.close();
  await two.close();
  await hub().close();
});

test('a change is heard by every instance, by its own clinic alone, as kind and id and nothing else', async () => {
  await storeReport(clinics.hill, clinics.foreignPatientId);
  await storeReport(clinics.river, clinics.patientId);
  const event = { kind: 'report', patientId: clinics.patientId };
  await vi.waitFor(() => {
    expect(heard.one).toContainEqual(event);
    expect(heard.two).toContainEqual(event);
    expect(heard.hill.filter((one) => one !== null)).toEqual([{ kind: 'report', patientId: clinics.foreignPatientId }]);
  }, { timeout: 2_000, interval: 20 });
  expect(JSON.stringify(heard)).not.toContain('secret');
  expect(heard.one).not.toContainEqual({ kind: 'report', patientId: clinics.foreignPatientId });
});

test('what was undone is not announced', async () => {
  const before = heard.two.length;
  await storeReport(clinics.river, clinics.patientId, true).catch(() => undefined);
  await storeReport(clinics.river, clinics.otherPatientId);
  await vi.waitFor(() => { expect(heard.two.length).toBe(before + 1); }, { timeout: 2_000, interval: 20 });
  expect(heard.two.at(-1)).toEqual({ kind: 'report', patientId: clinics.otherPatientId });
});

test('once it listens, and after a broken connection again, it says that something may have been missed', async () => {
  const missed = () => [heard.one, heard.two].map((events) => events.filter((event) => event === null).length);
  expect(missed()).toEqual([1, 1]);
  await database.admin.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'LISTEN%' and datname = current_database()`);
  await vi.waitFor(() => {
    expect(missed()).toEqual([2, 2]);
  }, { timeout: 10_000, interval: 50 });
  await storeReport(clinics.river, clinics.patientId);
  await vi.waitFor(() => { expect(heard.one.at(-1)).toEqual({ kind: 'report', patientId: clinics.patientId }); }, { timeout: 2_000, interval: 20 });
});

test('nobody listens without a session, nor from another site', async () => {
  expect((await handleEvents(new Request('http://localhost:3000/api/events'))).status).toBe(401);
  expect((await handleEvents(new Request('http://localhost:3000/api/events', { headers: { origin: 'https://elsewhere.example' } }))).status).toBe(403);
});

test('AZ-05, SES-04 an open stream tells nothing of a chart that is restricted meanwhile (AZ-08), nothing more once its person is disabled, and ends', async () => {
  const { id, email } = clinics.coordinator;
  await database.admin.insert(account).values({ accountId: id, providerId: 'credential', userId: id, password: await hashPassword('river stones are round') });
  const cookie = (await tryPassword(email, 'river stones are round')).headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  // As if a second factor had been set up since.
  await database.admin.update(user).set({ twoFactorEnabled: true }).where(eq(user.id, id));
  // The hub of the process may be at work since another file, on another database.
  await hub().close();
  const stream = await handleEvents(new Request('http://localhost:3000/api/events', { headers: { cookie } }));
  expect(stream.status).toBe(200);
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  const next = async (): Promise<string> => (await reader?.read())?.value ?? 'over';
  expect(await next()).toContain('event: ready');
  // The first stream of an instance: what was announced before the instance listened, nobody heard.
  expect(await next()).toContain('event: resync');
  await storeReport(clinics.river, clinics.patientId);
  expect(await next()).toContain(clinics.patientId);
  await database.admin.execute(sql`insert into chart_restriction (clinic_id, patient_id, why, set_by, set_by_name) values (${clinics.river.id}, ${clinics.patientId}, 'A colleague', ${clinics.prescriber.id}, 'P')`);
  await storeReport(clinics.river, clinics.patientId);
  await storeReport(clinics.river, clinics.otherPatientId);
  expect(await next(), 'what is told is not of the chart that the coordinator may not open').toContain(clinics.otherPatientId);
  await database.admin.update(user).set({ disabledAt: new Date() }).where(eq(user.id, id));
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_000 });
  await storeReport(clinics.river, clinics.otherPatientId);
  expect(await next()).toBe('event: ended\ndata: {}\n\n');
  expect(await next()).toBe('over');
  vi.useRealTimers();
});
