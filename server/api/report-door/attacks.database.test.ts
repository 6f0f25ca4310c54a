import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { makePatient, makeTwoClinics } from '@/db/testing/two-clinics';
import type { TestPerson } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import type { ReportForm, ReportState } from '@/server/contracts/report-door';
import { newToken } from '@/server/platform/ids';
import { appRouter } from '../root';
import { createCallerFactory } from '../trpc';
import { handleReportDoor } from './http';
import { aPhone, code } from './testing/a-phone';
import type { Phone } from './testing/a-phone';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = randomBytes(32).toString('base64url');
process.env.BACKUP_KEY = randomBytes(32).toString('base64url');

const HOUSE = fileURLToPath(new URL('../../..', import.meta.url));
const ORIGIN = 'http://localhost:3000';
const BORN = '1980-02-03';
const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
});

const as = (person: TestPerson) =>
  createCallerFactory(appRouter)({ actor: { userId: person.id, name: person.name, email: person.email, clinic: person.clinic, roles: person.roles }, why: null, requestId: 'attacks' });
async function ask(patientId = clinics.patientId): Promise<{ readonly token: string; readonly requestId: string }> {
  const { url, requestId } = await as(clinics.coordinator).reportRequests.create({ patientId, instruments: ['gad7'], comparedWith: null });
  return { token: url.slice(url.indexOf('#') + 1), requestId };
}
const open = (phone: Phone, token: string, birthOn = BORN): Promise<ReportState> => phone.caller().open({ token, birthOn, language: 'en' });
const formOf = (state: ReportState): ReportForm => {
  if (state.state !== 'form') throw new Error('sent already');
  return state;
};
const save = (phone: Phone, page: string, value: number | string) => phone.caller().save({ page, value, language: 'en' });
/** Every page answered with the same choice, and these words; the version that the last page left. */
async function answer(phone: Phone, value: number, words = ''): Promise<number> {
  await save(phone, 'who', 'patient');
  for (let item = 1; item <= 7; item += 1) await save(phone, `gad7-${item}`, value);
  return (await save(phone, 'words', words)).version;
}
const gad7Of = async (patientId: string) => (await as(clinics.prescriber).workspace.get({ patientId })).chart.reports.filter(({ instrument }) => instrument === 'gad7');

test('LINK-02 over HTTP a link that is blocked, used, expired, withdrawn, cut or never made gets one answer, byte for byte, to a date that is not the patient’s', async () => {
  const blocked = await ask();
  for (let guess = 1; guess <= 5; guess += 1) await code(open(aPhone(), blocked.token, `1980-02-1${guess}`));
  const used = await ask();
  const phone = aPhone();
  await open(phone, used.token);
  await phone.caller().submit({ language: 'en', version: await answer(phone, 1) });
  const expired = await ask();
  await database.admin.execute(sql`update report_request set expires_at = now() - interval '1 second' where id = ${expired.requestId}`);
  const withdrawn = await ask();
  await as(clinics.coordinator).reportRequests.revoke({ patientId: clinics.patientId, requestId: withdrawn.requestId });
  const live = await ask();
  const told = async (token: string) => {
    const response = await handleReportDoor(new Request(`${ORIGIN}/r/api/open`, { method: 'POST', headers: { 'content-type': 'application/json', origin: ORIGIN }, body: JSON.stringify({ json: { token, birthOn: '1979-01-01', language: 'en' } }) }));
    // The number of the request is its own.
    return [response.status, (await response.text()).replaceAll(/"requestId":"[^"]+"/g, ''), response.headers.getSetCookie(), [...response.headers.keys()].sort()];
  };
  const faces = [];
  for (const token of [blocked.token, used.token, expired.token, withdrawn.token, live.token.slice(1), live.token, newToken()]) faces.push(await told(token));
  for (const face of faces) expect(face).toEqual(faces[0]);
  expect(faces[0]?.[0]).toBe(404);
});

test('LINK-03 tries are counted in the link itself: an instance that starts later has those left that the first one left, also while both try', { timeout: 120_000 }, async () => {
  const { token, requestId } = await ask();
  const here = (birthOn: string) => code(open(aPhone(), token, birthOn));
  const inLater = async (...dates: readonly string[]): Promise<unknown> => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'server/api/report-door/testing/guess-dates.ts', token, ...dates], { cwd: HOUSE, env: process.env });
    return JSON.parse(stdout);
  };
  for (const date of ['1971-01-01', '1971-01-02', '1971-01-03']) expect(await here(date)).toBe('link-closed');
  const [later, also] = await Promise.all([inLater('1972-01-01', '1972-01-02', '1972-01-03'), here('1971-01-04')]);
  expect([later, also]).toEqual([['link-closed', 'link-closed', 'link-closed'], 'link-closed']);
  expect(await here(BORN), 'the right date').toBe('link-closed');
  const { rows } = await database.admin.execute(sql`select tries, blocked_at is not null as blocked, opened_at from report_request where id = ${requestId}`);
  expect(rows).toEqual([{ tries: 5, blocked: true, opened_at: null }]);
});

test('LINK-06 what another phone changed after the answers were checked is not sent unseen; a replay with changed answers gets the first receipt and changes nothing', async () => {
  const patientId = await makePatient(database.admin, clinics.river, { family: 'Twophones', given: 'Tia', birthOn: BORN, number: 'R-4001' });
  const { token, requestId } = await ask(patientId);
  const [checks, changes] = [aPhone(), aPhone()];
  await open(checks, token);
  const checked = await answer(checks, 1, 'as checked');
  expect(formOf(await open(changes, token)).version).toBe(checked);
  await save(changes, 'gad7-1', 3);
  expect(await code(checks.caller().submit({ language: 'en', version: checked }))).toBe('changed-meanwhile');
  expect(await gad7Of(patientId)).toEqual([]);
  const again = formOf(await checks.caller().read({ language: 'en' }));
  expect(again.answers['gad7-1']).toBe(3);
  const sent = await checks.caller().submit({ language: 'en', version: again.version });
  const answersOf = async () => (await database.admin.execute(sql`select answers, version, receipt from report_request where id = ${requestId}`)).rows;
  const before = await answersOf();
  for (const phone of [checks, changes]) {
    expect(await code(save(phone, 'gad7-1', 0))).toBe('already-there');
    expect(await phone.caller().submit({ language: 'en', version: 0 })).toMatchObject({ state: 'sent', receipt: sent.state === 'sent' ? sent.receipt : '' });
  }
  expect(await answersOf()).toEqual(before);
  expect(await gad7Of(patientId)).toMatchObject([{ scores: { total: 9 }, words: ['as checked'] }]);
});

test('LINK-07 a later link of the same patient shows nothing of what an earlier one brought', async () => {
  const patientId = await makePatient(database.admin, clinics.river, { family: 'Later', given: 'Lou', birthOn: BORN, number: 'R-4002' });
  const first = aPhone();
  await open(first, (await ask(patientId)).token);
  await first.caller().submit({ language: 'en', version: await answer(first, 2, 'the earlier words') });
  const next = formOf(await open(aPhone(), (await ask(patientId)).token));
  expect([next.answers, next.filledBy]).toEqual([{}, null]);
  expect(JSON.stringify(next)).not.toContain('the earlier words');
});

test('LINK-08 the longest words, written from right to left, with pictures and marks that turn a line, come back as they were written', async () => {
  const patientId = await makePatient(database.admin, clinics.river, { family: 'Words', given: 'Wil', birthOn: BORN, number: 'R-4003' });
  const { token } = await ask(patientId);
  const phone = aPhone();
  await open(phone, token);
  const longest = [...`=2+5 \u202eקשה לי להרגיש \u{1f90d} `.repeat(400)].slice(0, 4000).join('').trim();
  expect(await code(save(phone, 'words', `${longest}${'x'.repeat(4)}`))).toBe('BAD_REQUEST');
  await phone.caller().submit({ language: 'en', version: await answer(phone, 0, longest) });
  const [report] = await gad7Of(patientId);
  expect(report?.words).toEqual([longest]);
});
