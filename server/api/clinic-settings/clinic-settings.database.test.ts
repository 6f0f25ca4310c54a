import { randomBytes } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { sqlState, withClinic } from '@/db/client';
import { readClinicSettings } from '@/db/queries/clinic/settings';
import { auditRows, makeTwoClinics } from '@/db/testing/two-clinics';
import type { TestPerson } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import type { SaveClinicSettings } from '@/server/contracts/clinic-settings';
import { AppError } from '@/server/platform/errors';
import { reportDoorRouter } from '../report-door/root';
import { appRouter } from '../root';
import { createCallerFactory } from '../trpc';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = randomBytes(32).toString('base64url');
process.env.BACKUP_KEY = randomBytes(32).toString('base64url');

const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
});

const as = (person: TestPerson) =>
  createCallerFactory(appRouter)({ actor: { userId: person.id, name: person.name, email: person.email, clinic: person.clinic, roles: person.roles }, why: null, requestId: 'settings-test' });
const code = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof TRPCError && error.cause instanceof AppError ? error.cause.code : error instanceof TRPCError ? error.code : String(error)),
  );

const WORDS = { emergency: '911', line: '988', name: 'Our line', wording: 'Call 988 or come to the blue door.' };
const SPANISH = { wording: 'Llame al 988 o venga a la puerta azul.', hours: 'días laborables de 08:00 a 17:00' };
const GIVEN: SaveClinicSettings = { expectedVersion: 0, crisis: WORDS, crisisChecked: true, phone: '212-555-0100', hours: 'weekdays 08:00 to 17:00', translations: { es: SPANISH }, noteOrder: 'soap', attemptsBeforeLetter: 4, tellNextAfterMinutes: 30, onCall: [{ kind: 'email', address: 'oncall@river.example' }] };
const save = async (given: Partial<SaveClinicSettings>, by = clinics.administrator) => {
  const { version } = await as(by).clinicSettings.get();
  return as(by).clinicSettings.save({ ...GIVEN, expectedVersion: version, ...given });
};

describe('settings of a clinic', () => {
  test('are read and set by an administrator alone; each saving leaves its row', async () => {
    for (const person of [clinics.prescriber, clinics.coordinator]) {
      expect(await code(as(person).clinicSettings.get())).toBe('not-allowed');
      expect(await code(as(person).clinicSettings.save({ ...GIVEN, expectedVersion: 1 }))).toBe('not-allowed');
    }
    const saved = await save({});
    expect(saved).toMatchObject({ version: 2, crisis: WORDS, phone: '212-555-0100', noteOrder: 'soap', attemptsBeforeLetter: 4, onCall: [{ ...GIVEN.onCall[0], secret: null }], checked: { by: 'Addy Administrator' }, clinic: { timeZone: 'America/New_York', region: 'US' } });
    const { rows } = await database.admin.execute(sql`select object_version, details from audit_event where event = 'clinic-settings.saved' and outcome = 'done'`);
    expect(rows).toEqual([{ object_version: 2, details: { changed: 'crisis phone hours translations noteOrder attemptsBeforeLetter tellNextAfterMinutes onCall', crisisChecked: true, contacts: 1 } }]);
    expect((await auditRows(database.admin)).filter(({ event, outcome }) => event === 'clinic-settings.saved' && outcome === 'refused')).toHaveLength(2);
  });

  test('stay in their clinic', async () => {
    await save({ phone: '1' });
    expect((await as(clinics.stranger).clinicSettings.get()).phone).toBeNull();
    const across = await withClinic({ clinicId: clinics.hill.id, userId: null }, (db) => readClinicSettings(db, clinics.river.id));
    expect(across.version).toBe(0);
    const written = await withClinic({ clinicId: clinics.hill.id, userId: null }, (db) =>
      db.execute(sql`insert into clinic_setting (clinic_id, version, changed_by_name) values (${clinics.river.id}, 99, 'x')`),
    ).catch((error: unknown) => error);
    expect(sqlState(written)).toBe('42501');
  });

  test('two who save at once: one counts, the other looks again; what was set is never rewritten', async () => {
    const { version } = await as(clinics.administrator).clinicSettings.get();
    const both = await Promise.all(['2', '3'].map((phone) => code(as(clinics.administrator).clinicSettings.save({ ...GIVEN, expectedVersion: version, phone }))));
    expect(both.sort()).toEqual(['changed-meanwhile', 'done']);
    for (const statement of ['update clinic_setting set phone = $$9$$', 'delete from clinic_setting', 'truncate clinic_setting']) {
      expect(sqlState(await database.admin.execute(statement).catch((error: unknown) => error)), statement).toBe('42501');
    }
  });

  test('words that changed count as checked only when somebody ticks it again', async () => {
    const first = await save({ crisisChecked: true });
    const kept = await save({ phone: '4', crisisChecked: true });
    expect(kept.checked).toEqual(first.checked);
    expect((await save({ crisis: { ...WORDS, line: '111' }, crisisChecked: false })).checked).toBeNull();
    expect((await save({ crisisChecked: true })).checked).not.toBeNull();
  });

  test.each([
    ['a number that is no number', { crisis: { ...WORDS, line: 'call us' } }],
    ['no words for somebody in danger', { crisis: { ...WORDS, wording: '  ' } }],
    ['no e-mail address', { onCall: [{ kind: 'email' as const, address: 'nobody' }] }],
    ['an address of another kind', { onCall: [{ kind: 'webhook' as const, address: 'file:///etc/passwd' }] }],
    ['an address inside a network', { onCall: [{ kind: 'webhook' as const, address: 'https://169.254.169.254/latest' }] }],
    ['words in a language that there is not', { translations: { xx: SPANISH } }],
    ['no attempt at all', { attemptsBeforeLetter: 0 }],
    ['a time after which nobody would be told', { tellNextAfterMinutes: 100_000 as 240 }],
  ])('%s is refused', async (_, given) => {
    expect(['BAD_REQUEST', 'invalid-input']).toContain(await code(save(given)));
  });
});

describe('asking patients', () => {
  const ask = () => as(clinics.coordinator).reportRequests.create({ patientId: clinics.patientId, instruments: ['phq9'], comparedWith: null });
  const openAs = async (url: string, language: 'en' | 'es') => {
    const link = { cookie: null, address: randomBytes(8).toString('hex'), keep: () => undefined };
    return createCallerFactory(reportDoorRouter)({ actor: null, why: 'not-signed-in', requestId: 'settings-test', link }).open({ token: url.slice(url.indexOf('#') + 1), birthOn: '1980-02-03', language });
  };

  test('a clinic with real patients asks nobody until its words for somebody in danger are checked; a demo clinic may', async () => {
    await save({ crisisChecked: false });
    expect(await code(ask())).toBe('invalid-input');
    expect((await as(clinics.coordinator).reportRequests.list({ patientId: clinics.patientId })).cannotAsk).toBe('crisis-words-unchecked');
    const demo = { ...clinics.coordinator, clinic: { ...clinics.river, demo: true } };
    expect((await as(demo).reportRequests.list({ patientId: clinics.patientId })).cannotAsk).toBeNull();
    await save({ crisisChecked: true });
    expect((await as(clinics.coordinator).reportRequests.list({ patientId: clinics.patientId })).cannotAsk).toBeNull();
    expect(await code(ask())).toBe('done');
  });

  test('the patient reads the clinic’s own words, telephone and hours, in Spanish where the clinic wrote it', async () => {
    await save({});
    const { url } = await ask();
    expect(await openAs(url, 'en')).toMatchObject({ crisis: { wording: WORDS.wording, line: '988', name: 'Our line', checked: true }, phone: '212-555-0100', hours: 'weekdays 08:00 to 17:00' });
    expect(await openAs(url, 'es')).toMatchObject({ crisis: { wording: SPANISH.wording }, hours: SPANISH.hours });
    await save({ translations: {} });
    expect(await openAs(url, 'es')).toMatchObject({ crisis: { wording: WORDS.wording }, hours: GIVEN.hours });
  });
});
