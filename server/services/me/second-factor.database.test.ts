import { hashPassword } from 'better-auth/crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { account } from '@/db/schema/account';
import { auditRows, makeTwoClinics } from '@/db/testing/two-clinics';
import type { TestPerson } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { accessDoorRouter } from '@/server/api/access-door/root';
import { createContext } from '@/server/api/context';
import { appRouter } from '@/server/api/root';
import { handleSignIn } from '@/server/api/sign-in/http';
import { createCallerFactory } from '@/server/api/trpc';
import { codeOf } from '@/server/auth/testing/code-of';

process.env.AUTH_SECRET = 'kP2vX9qLm4Rt7Zc1Wb8Ny5Hd3Jf6GsQe';
process.env.BACKUP_KEY = 'uA8rT3xVn6Mq1Ks9Pw4Yc7Bz2Lh5DjGf';

const database = useTestDatabase();
const PASSWORD = 'river stones are round';
const ORIGIN = 'http://localhost:3000';
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;

type Answered = { readonly status: number; readonly cookie: string; readonly body: Record<string, unknown> };
const post = async (path: string, body: unknown, cookie = ''): Promise<Answered> => {
  const response = await handleSignIn(new Request(`${ORIGIN}/api/auth${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: ORIGIN, ...(cookie !== '' && { cookie }) }, body: JSON.stringify(body) }));
  const kept = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '').filter((pair) => !pair.endsWith('='));
  return { status: response.status, cookie: kept.join('; '), body: (await response.json()) as Record<string, unknown> };
};
const byPassword = (person: TestPerson, password = PASSWORD) => post('/sign-in/email', { email: person.email, password });
const secondStep = (challenge: Answered, code: string) => post('/sign-in/second-step', { code }, challenge.cookie);
const contextWith = (cookie: string) => createContext({ headers: new Headers({ cookie }) });
const callerWith = async (cookie: string) => createCallerFactory(appRouter)(await contextWith(cookie));
const never = (): never => { throw new Error('unreachable'); };
const sessionsOf = async ({ id }: TestPerson): Promise<number> => Number((await database.admin.execute<{ n: string }>(sql`select count(*) n from session where user_id = ${id}`)).rows[0]?.n);

const HALF_MINUTE_MS = 30_000;
/** Half minutes pass as fast as the test asks: a code works once. */
const tick = (halfMinutes = 1): void => {
  vi.setSystemTime(Date.now() + halfMinutes * HALF_MINUTE_MS);
};

/** Signs in for the first time and sets an authenticator up. */
async function enrol(person: TestPerson) {
  const first = await byPassword(person);
  const caller = await callerWith(first.cookie);
  const { key } = await caller.me.beginFactor({});
  const { recoveryCodes } = await caller.me.finishFactor({ code: codeOf(key) });
  tick();
  return { key, recoveryCodes, cookie: first.cookie };
}

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  clinics = await makeTwoClinics(database.admin);
  const password = await hashPassword(PASSWORD);
  for (const { id } of [clinics.prescriber, clinics.coordinator, clinics.administrator, clinics.stranger]) {
    await database.admin.insert(account).values({ accountId: id, providerId: 'credential', userId: id, password });
  }
});afterAll(() => { vi.useRealTimers(); });

describe('AUTH-03 in a clinic with real patients', () => {
  test('a person without a second factor gets to set one up and to nothing else', async () => {
    const { cookie } = await byPassword(clinics.coordinator);
    const context = await contextWith(cookie);
    expect(context).toMatchObject({ actor: null, why: 'needs-second-factor' });
    const caller = createCallerFactory(appRouter)(context);
    const open: string[] = [];
    for (const path of Object.keys(appRouter._def.procedures)) {
      const call = path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], caller) as (input: unknown) => Promise<unknown>;
      const heard = await call(undefined).then(() => 'done', (error: { cause?: { code?: string } }) => error.cause?.code);
      if (heard !== 'needs-second-factor') open.push(path);
    }
    expect(open.sort()).toEqual(['me.beginFactor', 'me.factor', 'me.finishFactor']);
  });

  test('it counts from the first right code on; every other session ends; secret and recovery codes stand in no row', async () => {
    const other = await byPassword(clinics.coordinator);
    const { cookie } = await byPassword(clinics.coordinator);
    const caller = await callerWith(cookie);
    const { key, qrCode } = await caller.me.beginFactor({});
    expect(qrCode).toContain('<svg');
    await expect(caller.me.finishFactor({ code: '000000' })).rejects.toMatchObject({ cause: { code: 'invalid-input' } });
    expect((await contextWith(cookie)).actor).toBeNull();
    const { recoveryCodes, factor } = await caller.me.finishFactor({ code: codeOf(key) });
    tick();
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(factor).toMatchObject({ recoveryLeft: 10, mandatory: true });
    expect((await contextWith(cookie)).actor).toMatchObject({ roles: ['coordinator'], hasSecondFactor: true });
    expect(await contextWith(other.cookie)).toMatchObject({ actor: null, why: 'not-signed-in' });
    const { rows } = await database.admin.execute<{ text: string }>(sql`select two_factor::text as text from two_factor`);
    for (const secret of [key.replaceAll(' ', ''), ...recoveryCodes]) expect(rows.every(({ text }) => !text.includes(secret))).toBe(true);
    await expect((await callerWith(cookie)).me.beginFactor({})).rejects.toMatchObject({ cause: { code: 'already-there' } });
  });
});

describe('AUTH-03 signing in with a second factor', () => {
  let key = '';
  let recoveryCodes: readonly string[] = [];
  beforeAll(async () => {
    ({ key, recoveryCodes } = await enrol(clinics.prescriber));
  });
  beforeEach(async () => {
    await database.admin.execute(sql`delete from session where user_id = ${clinics.prescriber.id}`);
    await database.admin.execute(sql`delete from attempt`);
    tick(2);
  });

  test('the password opens nothing: no session stands before the code, and no cookie of that moment is one', async () => {
    const challenge = await byPassword(clinics.prescriber);
    expect(challenge.body).toMatchObject({ twoFactorRedirect: true });
    expect(await sessionsOf(clinics.prescriber)).toBe(0);
    expect(await contextWith(challenge.cookie)).toMatchObject({ actor: null, why: 'not-signed-in' });
    const opened = await secondStep(challenge, codeOf(key));
    expect(opened.status).toBe(200);
    expect((await contextWith(opened.cookie)).actor).toMatchObject({ email: clinics.prescriber.email });
    expect(await sessionsOf(clinics.prescriber)).toBe(1);
  });

  test('a code works once, for the sign-in that asked for it, within its half minute', async () => {
    const [first, second] = [await byPassword(clinics.prescriber), await byPassword(clinics.prescriber)];
    const code = codeOf(key);
    expect((await secondStep(first, code)).status).toBe(200);
    expect((await secondStep(first, codeOf(key, Date.now() + HALF_MINUTE_MS))).body).toMatchObject({ code: 'session-expired' });
    expect((await secondStep(second, code)).status).toBe(401);
    expect((await secondStep(second, codeOf(key, Date.now() - HALF_MINUTE_MS))).status, 'older than the last one that was taken').toBe(401);
    tick(3);
    expect((await secondStep(second, code)).status).toBe(401);
    expect((await post('/sign-in/second-step', { code: codeOf(key) })).status, 'no sign-in asked').toBe(401);
    expect((await post('/sign-in/second-step', { code: codeOf(key) }, second.cookie.replace(/two_factor=[^;]+/, 'two_factor=2fa-made-up.aaaa'))).status).toBe(401);
    expect(await sessionsOf(clinics.prescriber)).toBe(1);
  });

  test('of six that send the same right code at once one is let in', async () => {
    const challenges = await Promise.all(Array.from({ length: 2 }, () => byPassword(clinics.prescriber)));
    const answers = await Promise.all(challenges.flatMap((challenge) => [1, 2, 3].map(() => secondStep(challenge, codeOf(key)))));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await sessionsOf(clinics.prescriber)).toBe(1);
  });

  test('of 30 guesses at once, over several sign-ins, at most ten are looked at; the right one then waits too', async () => {
    const challenges = await Promise.all(Array.from({ length: 2 }, () => byPassword(clinics.prescriber)));
    const right = new Set([-1, 0, 1].map((off) => codeOf(key, Date.now() + off * HALF_MINUTE_MS)));
    const wrong = Array.from({ length: 60 }, (_, n) => String(100_000 + n * 7)).filter((code) => !right.has(code)).slice(0, 30);
    const answers = await Promise.all(wrong.map((code, n) => secondStep(challenges[n % 2] ?? never(), code)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
    expect((await secondStep(await byPassword(clinics.prescriber), codeOf(key))).status).toBe(429);
    expect(await sessionsOf(clinics.prescriber)).toBe(0);
  });

  test('of four that send the same recovery code at once one is let in', async () => {
    const challenges = await Promise.all(Array.from({ length: 2 }, () => byPassword(clinics.prescriber)));
    const before = await sessionsOf(clinics.prescriber);
    const answers = await Promise.all(challenges.flatMap((challenge) => [1, 2].map(() => secondStep(challenge, recoveryCodes[1] ?? ''))));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await sessionsOf(clinics.prescriber)).toBe(before + 1);
  });

  test('a recovery code signs in once, capitals and hyphen aside', async () => {
    const [code = ''] = recoveryCodes;
    expect((await secondStep(await byPassword(clinics.prescriber), code.toUpperCase().replace('-', ' '))).body).toMatchObject({ by: 'recovery' });
    expect((await secondStep(await byPassword(clinics.prescriber), code)).status).toBe(401);
    const { cookie } = await secondStep(await byPassword(clinics.prescriber), codeOf(key));
    expect(await (await callerWith(cookie)).me.factor()).toMatchObject({ recoveryLeft: 8 });
  });

  test('the library’s own ways past the limits are shut', async () => {
    for (const path of ['/two-factor/verify-totp', '/two-factor/verify-backup-code', '/two-factor/disable', '/two-factor/enable', '/two-factor/get-totp-uri', '/two-factor/generate-backup-codes']) {
      const response = await handleSignIn(new Request(`${ORIGIN}/api/auth${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin: ORIGIN }, body: '{}' }));
      expect(response.status, path).toBe(404);
    }
  });

  test('SES-06 long after signing in an act asks for the code, once for the next minutes; a password or a used code does not do', async () => {
    const code = codeOf(key);
    const { cookie } = await secondStep(await byPassword(clinics.prescriber), code);
    await database.admin.execute(sql`update session set created_at = now() - interval '11 minutes' where user_id = ${clinics.prescriber.id}`);
    const renew = async (proof: string | null) => (await callerWith(cookie)).me.renewRecoveryCodes({ proof });
    await expect(renew(null)).rejects.toMatchObject({ cause: { code: 'needs-code' } });
    await expect(renew(PASSWORD)).rejects.toMatchObject({ cause: { code: 'needs-code' } });
    await expect(renew(code)).rejects.toMatchObject({ cause: { code: 'needs-code' } });
    tick();
    const renewed = await renew(codeOf(key));
    expect(renewed.recoveryCodes).toHaveLength(10);
    expect((await renew(null)).recoveryCodes, 'shown a moment ago').toHaveLength(10);
    tick();
    expect((await secondStep(await byPassword(clinics.prescriber), renewed.recoveryCodes[0] ?? '')).status, 'replaced by the newest ten').toBe(401);
  });

  test('AUTH-07 a new password does not skip it, and a link takes it off only with the password', async () => {
    const desk = createCallerFactory(appRouter)({ actor: { userId: clinics.administrator.id, name: clinics.administrator.name, email: clinics.administrator.email, clinic: clinics.river, roles: ['administrator'], signedInAt: new Date() }, why: null, requestId: 'desk' });
    const door = createCallerFactory(accessDoorRouter)({ actor: null, why: 'not-signed-in', requestId: 'door' });
    const accept = (url: string, password: string) => door.accept({ token: url.slice(url.indexOf('#') + 1), email: null, name: null, password, clinic: null });
    const next = 'lantern gravel orbit pewter';
    await accept((await desk.people.handResetLink({ userId: clinics.prescriber.id })).url, next);
    expect((await byPassword(clinics.prescriber, next)).body).toMatchObject({ twoFactorRedirect: true });
    const { url } = await desk.people.handFactorLink({ userId: clinics.prescriber.id });
    expect(await door.open({ token: url.slice(url.indexOf('#') + 1) })).toMatchObject({ kind: 'factor', email: clinics.prescriber.email });
    await expect(accept(url, 'not the password')).rejects.toMatchObject({ cause: { code: 'invalid-input' } });
    await accept(url, next);
    await expect(accept(url, next)).rejects.toMatchObject({ cause: { code: 'link-closed' } });
    expect(await contextWith((await byPassword(clinics.prescriber, next)).cookie)).toMatchObject({ actor: null, why: 'needs-second-factor' });
    await expect(desk.people.handFactorLink({ userId: clinics.prescriber.id })).rejects.toMatchObject({ cause: { code: 'not-found' } });
  });
});

test('SES-04 it is taken off with the password and a code, every other session ends, and the clinic is shut until the next one', async () => {
  const { key, cookie } = await enrol(clinics.administrator);
  const elsewhere = (await secondStep(await byPassword(clinics.administrator), codeOf(key))).cookie;
  tick();
  const caller = await callerWith(cookie);
  await expect(caller.me.removeFactor({ password: 'not the password', code: codeOf(key) })).rejects.toMatchObject({ cause: { detail: { fields: { password: expect.any(String) as unknown } } } });
  await expect(caller.me.removeFactor({ password: PASSWORD, code: '000000' })).rejects.toMatchObject({ cause: { detail: { fields: { code: expect.any(String) as unknown } } } });
  expect(await caller.me.removeFactor({ password: PASSWORD, code: codeOf(key) })).toMatchObject({ since: null });
  expect(await contextWith(elsewhere)).toMatchObject({ actor: null, why: 'not-signed-in' });
  expect(await contextWith(cookie)).toMatchObject({ actor: null, why: 'needs-second-factor' });
});

test('every way leaves its row in the audit trail', async () => {
  const rows = await auditRows(database.admin);
  for (const event of ['factor.begun', 'factor.set-up', 'factor.recovery-codes-made', 'factor.removed', 'person.factor-link-made', 'person.factor-reset', 'session.factor-asked', 'session.started']) expect(rows.some((row) => row.event === event && row.outcome === 'done'), event).toBe(true);
  expect(rows.some(({ event, refusal }) => event === 'session.started' && refusal === 'wrong-factor')).toBe(true);
});
