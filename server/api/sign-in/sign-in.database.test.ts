import { hashPassword } from 'better-auth/crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { account } from '@/db/schema/account';
import { auditRows, makeTwoClinics } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { createLog, log } from '@/server/platform/log';
import { createContext } from '../context';
import { handleSignIn, OPEN_ROUTES } from './http';

const database = useTestDatabase();
const ORIGIN = 'http://localhost:3000';
const PASSWORD = 'river stones are round';
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;

process.env.AUTH_SECRET = 'kP2vX9qLm4Rt7Zc1Wb8Ny5Hd3Jf6GsQe';
process.env.BACKUP_KEY = 'uA8rT3xVn6Mq1Ks9Pw4Yc7Bz2Lh5DjGf';

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  handleSignIn(
    new Request(`${ORIGIN}/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: ORIGIN, ...headers },
      body: JSON.stringify(body),
    }),
  );
const signInAs = (email: string, password = PASSWORD) => post('/sign-in/email', { email, password });
const cookieOf = (response: Response): string => response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
const contextWith = (cookie: string, more: Record<string, string> = {}) => createContext({ headers: new Headers({ cookie, ...more }) });

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin, { demo: true });
  const password = await hashPassword(PASSWORD);
  for (const { id } of [clinics.prescriber, clinics.coordinator, clinics.administrator, clinics.stranger]) {
    await database.admin.insert(account).values({ accountId: id, providerId: 'credential', userId: id, password });
  }
});

describe('signing in', () => {
  test('the right password opens a session with clinic and roles from the database', async () => {
    const response = await signInAs(clinics.prescriber.email);
    expect(response.status).toBe(200);
    const [cookie] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^gamut\.session_token=.*HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    const context = await contextWith(cookieOf(response));
    expect(context.actor).toMatchObject({ email: clinics.prescriber.email, roles: ['prescriber'], clinic: { slug: 'river', timeZone: 'America/New_York' } });
  });

  test('a wrong password and an unknown account are told the same', async () => {
    const answers = await Promise.all([signInAs(clinics.coordinator.email, 'wrong password 1'), signInAs('nobody@river.example', 'wrong password 1')]);
    const [wrong, unknown] = await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]));
    expect(wrong).toEqual(unknown);
    expect(wrong?.[0]).toBe(401);
  });

  test('no way in but password, second step and passkey, and out again', async () => {
    expect([...OPEN_ROUTES].sort()).toEqual(['POST /api/auth/sign-in/email', 'POST /api/auth/sign-in/passkey', 'POST /api/auth/sign-in/passkey-question', 'POST /api/auth/sign-in/second-step', 'POST /api/auth/sign-out']);
    for (const path of ['/sign-up/email', '/forget-password', '/reset-password', '/change-password', '/update-user', '/delete-user', '/link-social']) {
      expect((await post(path, { email: 'new@river.example', password: PASSWORD, name: 'New' })).status).toBe(404);
    }
  });

  test('AUD-07 a database that fails says nothing of whom or what it was asked, neither to the browser nor to the console', async () => {
    const consoles = [vi.spyOn(console, 'error').mockImplementation(() => undefined), vi.spyOn(process.stderr, 'write').mockReturnValue(true), vi.spyOn(process.stdout, 'write').mockReturnValue(true)];
    // The level of the process' own log is whatever stood in the environment when it was first asked for.
    const lines: string[] = [];
    const logged = vi.spyOn(log(), 'error').mockImplementation(createLog('error', { write: (line) => lines.push(line) }).error);
    await database.admin.execute(sql`alter table session rename to session_gone`);
    const failed = await signInAs(clinics.prescriber.email);
    await database.admin.execute(sql`alter table session_gone rename to session`);
    const said = JSON.stringify([lines, ...consoles.flatMap(({ mock }) => mock.calls.map((call) => call.map(String)))]);
    for (const spy of [...consoles, logged]) spy.mockRestore();
    expect(said).toContain('sign-in.failed');
    expect(said).not.toMatch(/river\.example|insert into|SERVER_ERROR/);
    expect([failed.status, await failed.json()]).toEqual([500, { code: 'unexpected', message: expect.any(String) as unknown }]);
  });

  test('DOS-01 a body without an end is cut off, by whomever it is sent', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({ pull: (to) => to.enqueue(new Uint8Array((sent += 16_384) && 16_384)) });
    const answer = await handleSignIn(new Request(`${ORIGIN}/api/auth/sign-in/email`, { method: 'POST', headers: { 'content-type': 'application/json', origin: ORIGIN }, body: endless, duplex: 'half' } as RequestInit));
    expect(answer.status).toBe(413);
    expect(sent).toBeLessThan(200_000);
  });

  test('a request from another site is refused', async () => {
    const response = await post('/sign-in/email', { email: clinics.coordinator.email, password: PASSWORD }, { origin: 'https://evil.example', cookie: 'a=b' });
    expect(response.status).toBe(403);
  });

  test('every way leaves its row in the audit trail', async () => {
    const rows = await auditRows(database.admin);
    expect(rows.filter(({ event, outcome }) => event === 'session.started' && outcome === 'done').length).toBeGreaterThanOrEqual(1);
    expect(rows.some(({ refusal }) => refusal === 'wrong-credentials')).toBe(true);
  });
});

describe('a session', () => {
  const signedIn = async () => cookieOf(await signInAs(clinics.coordinator.email));
  const idleFor = (minutes: number) =>
    database.admin.execute(sql`update session set last_act_at = now() - make_interval(mins => ${minutes}) where user_id = ${clinics.coordinator.id}`);

  test('ends after a quarter of an hour without an act, for good', async () => {
    const cookie = await signedIn();
    await idleFor(16);
    expect(await contextWith(cookie)).toMatchObject({ actor: null, why: 'session-expired' });
    expect(await contextWith(cookie)).toMatchObject({ actor: null, why: 'not-signed-in' });
  });

  test('is kept up by acts and not by polling in the background', async () => {
    const cookie = await signedIn();
    await idleFor(10);
    expect((await contextWith(cookie, { 'x-gamut-background': '1' })).actor).not.toBeNull();
    const idle = async () =>
      (await database.admin.execute<{ idle: boolean }>(sql`select bool_and(last_act_at < now() - interval '9 minutes') as idle from session where user_id = ${clinics.coordinator.id}`)).rows[0]?.idle;
    expect(await idle()).toBe(true);
    await contextWith(cookie);
    expect(await idle()).toBe(false);
  });

  test('ends after twelve hours whatever happened in them', async () => {
    const cookie = await signedIn();
    const { rows } = await database.admin.execute<{ hours: number }>(
      sql`select round(extract(epoch from max(expires_at) - now()) / 3600)::int as hours from session where user_id = ${clinics.coordinator.id}`,
    );
    expect(rows[0]?.hours).toBe(12);
    await database.admin.execute(sql`update session set expires_at = now() where user_id = ${clinics.coordinator.id}`);
    expect((await contextWith(cookie)).actor).toBeNull();
  });

  test('is useless from the moment its user is disabled, or the last role is gone', async () => {
    const cookie = await signedIn();
    await database.admin.execute(sql`delete from membership where user_id = ${clinics.coordinator.id}`);
    expect((await contextWith(cookie)).actor).toBeNull();
    await database.admin.execute(sql`insert into membership (clinic_id, user_id, role) values (${clinics.river.id}, ${clinics.coordinator.id}, 'coordinator')`);
    expect((await contextWith(cookie)).actor).not.toBeNull();
    await database.admin.execute(sql`update "user" set disabled_at = now() where id = ${clinics.coordinator.id}`);
    expect((await contextWith(cookie)).actor).toBeNull();
    await database.admin.execute(sql`update "user" set disabled_at = null where id = ${clinics.coordinator.id}`);
  });

  test('does not outlive signing out', async () => {
    const cookie = await signedIn();
    const response = await post('/sign-out', {}, { cookie });
    expect(response.status).toBe(200);
    expect(response.headers.get('clear-site-data')).toContain('storage');
    expect((await contextWith(cookie)).actor).toBeNull();
  });

  test('SES-02 has a token of its own from each sign-in; what a browser came with opens nothing after it', async () => {
    const [planted, first] = ['gamut.session_token=known.beforehand', await signedIn()];
    const again = cookieOf(await post('/sign-in/email', { email: clinics.coordinator.email, password: PASSWORD }, { cookie: planted }));
    const third = cookieOf(await post('/sign-in/email', { email: clinics.coordinator.email, password: PASSWORD }, { cookie: first }));
    expect(new Set([planted, first, again, third]).size).toBe(4);
    expect((await contextWith(planted)).actor).toBeNull();
    expect((await contextWith(first)).actor, 'replaced by the third').toBeNull();
    for (const cookie of [again, third]) expect((await contextWith(cookie)).actor).not.toBeNull();
  });

  test('cannot be made up', async () => {
    expect((await contextWith('gamut.session_token=abc.def')).actor).toBeNull();
    expect((await contextWith('')).actor).toBeNull();
  });
});
