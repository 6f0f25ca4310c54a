import { hashPassword } from 'better-auth/crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { account, user } from '@/db/schema/account';
import { auditRows, makeTwoClinics } from '@/db/testing/two-clinics';
import type { TestPerson } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { accessDoorRouter } from '@/server/api/access-door/root';
import { createContext } from '@/server/api/context';
import { appRouter } from '@/server/api/root';
import { handleSignIn } from '@/server/api/sign-in/http';
import { createCallerFactory } from '@/server/api/trpc';
import type { Actor } from '@/server/auth/actor';
import { tokenHash } from '@/server/platform/ids';

process.env.AUTH_SECRET = 'kP2vX9qLm4Rt7Zc1Wb8Ny5Hd3Jf6GsQe';
process.env.BACKUP_KEY = 'uA8rT3xVn6Mq1Ks9Pw4Yc7Bz2Lh5DjGf';

const database = useTestDatabase();
const PASSWORD = 'river stones are round';
const NEXT = 'lantern gravel orbit pewter';
const ORIGIN = 'http://localhost:3000';
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;

const actorOf = (person: TestPerson, more: Partial<Actor> = {}): Actor => ({ userId: person.id, name: person.name, email: person.email, clinic: person.clinic, roles: person.roles, signedInAt: new Date(), ...more });
const as = (person: TestPerson, more: Partial<Actor> = {}) => createCallerFactory(appRouter)({ actor: actorOf(person, more), why: null, requestId: 'people' });
const door = createCallerFactory(accessDoorRouter)({ actor: null, why: 'not-signed-in', requestId: 'door' });
const signIn = async (email: string, password: string) => {
  const response = await handleSignIn(new Request(`${ORIGIN}/api/auth/sign-in/email`, { method: 'POST', headers: { 'content-type': 'application/json', origin: ORIGIN }, body: JSON.stringify({ email, password }) }));
  return { status: response.status, cookie: response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ') };
};
const actorWith = async (cookie: string) => (await createContext({ headers: new Headers({ cookie }) })).actor;
const tokenIn = (url: string): string => url.slice(url.indexOf('#') + 1);
const accept = (url: string, more: object = {}) => door.accept({ token: tokenIn(url), email: null, name: null, password: NEXT, clinic: null, ...more });
const invited = (more: object = {}) => as(clinics.administrator).people.invite({ email: 'new.person@river.example', name: 'New Person', roles: ['coordinator'], inTraining: false, credential: null, ...more });

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin, { demo: true });
  const password = await hashPassword(PASSWORD);
  for (const { id } of [clinics.prescriber, clinics.coordinator, clinics.administrator, clinics.stranger]) {
    await database.admin.insert(account).values({ accountId: id, providerId: 'credential', userId: id, password });
  }
});

describe('an invitation', () => {
  test('is handed over once, opens as often as one looks, and makes the person what it says when used', async () => {
    const { url } = await invited({ credential: 'RN' });
    expect(url).toMatch(/^http:\/\/localhost:3000\/access#[A-Za-z0-9_-]{43}$/);
    const { rows } = await database.admin.execute<{ text: string }>(sql`select access_link::text as text from access_link where token_sha256 = ${tokenHash(tokenIn(url))}`);
    expect(rows[0]?.text).not.toContain(tokenIn(url));
    for (let time = 0; time < 2; time += 1) expect(await door.open({ token: tokenIn(url) })).toMatchObject({ kind: 'invitation', clinic: 'River Clinic', email: 'new.person@river.example', roles: ['coordinator'], hasAccount: false });
    await expect(accept(url, { password: 'password1234' })).rejects.toMatchObject({ cause: { detail: { fields: { password: expect.any(String) as unknown } } } });
    expect(await accept(url, { name: 'Newt Person' })).toEqual({ email: 'new.person@river.example' });
    await expect(accept(url)).rejects.toMatchObject({ cause: { code: 'link-closed' } });
    const { cookie } = await signIn('new.person@river.example', NEXT);
    expect(await actorWith(cookie)).toMatchObject({ name: 'Newt Person', roles: ['coordinator'], clinic: { slug: 'river' }, credential: 'RN' });
    await expect(invited()).rejects.toMatchObject({ cause: { code: 'already-there' } });
  });

  test('AUTH-05 of several at once one is taken', async () => {
    const { url } = await invited({ email: 'racer@river.example' });
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => accept(url)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await database.admin.select({ id: user.id }).from(user).where(sql`email = 'racer@river.example'`)).length).toBe(1);
  });

  test('to somebody with an account is no way into it: the account’s password is asked for, and the clinic can then be chosen', async () => {
    const { url } = await invited({ email: clinics.stranger.email, roles: ['prescriber'] });
    expect(await door.open({ token: tokenIn(url) })).toMatchObject({ hasAccount: true });
    await expect(accept(url, { password: NEXT })).rejects.toMatchObject({ cause: { code: 'invalid-input' } });
    await accept(url, { password: PASSWORD });
    const { cookie } = await signIn(clinics.stranger.email, PASSWORD);
    const first = await actorWith(cookie);
    expect(first?.clinic.slug).toBe('hill');
    const acting = createCallerFactory(appRouter)({ actor: first, why: null, requestId: 'switch' });
    expect((await acting.me.sessions()).clinics.map(({ name }) => name)).toEqual(['Hill Clinic', 'River Clinic']);
    await acting.me.switchClinic({ clinicId: clinics.river.id });
    expect(await actorWith(cookie)).toMatchObject({ clinic: { slug: 'river' }, roles: ['prescriber'] });
    const mine = await as(clinics.coordinator, { sessionId: clinics.coordinator.id }).me.switchClinic({ clinicId: clinics.hill.id }).catch((error: unknown) => error);
    expect(mine).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('withdrawn, replaced by a newer one, run out, made up: one face', async () => {
    const first = await invited({ email: 'late@river.example' });
    const second = await invited({ email: 'late@river.example' });
    const { links } = await as(clinics.administrator).people.get();
    const [link] = links.filter(({ email }) => email === 'late@river.example');
    await as(clinics.administrator).people.revokeLink({ linkId: link?.id ?? '' });
    const third = await invited({ email: 'late@river.example' });
    await database.admin.execute(sql`update access_link set expires_at = now() where token_sha256 = ${tokenHash(tokenIn(third.url))}`);
    const faces = await Promise.all([first.url, second.url, third.url, `#${'x'.repeat(43)}`].map((url) => door.open({ token: tokenIn(url) }).catch((error: unknown) => (error as Error).message)));
    expect(new Set(faces)).toEqual(new Set(['This link does not work any more. Ask for a new one.']));
  });
});

describe('a lost password', () => {
  test('AUTH-07 is chosen anew through a link that works once; every session ends; the administrator never knows it', async () => {
    const { cookie } = await signIn(clinics.prescriber.email, PASSWORD);
    const { url } = await as(clinics.administrator).people.handResetLink({ userId: clinics.prescriber.id });
    expect(await door.open({ token: tokenIn(url) })).toMatchObject({ kind: 'reset', email: clinics.prescriber.email });
    await accept(url);
    expect(await actorWith(cookie)).toBeNull();
    expect((await signIn(clinics.prescriber.email, PASSWORD)).status).toBe(401);
    expect((await signIn(clinics.prescriber.email, NEXT)).status).toBe(200);
    await expect(accept(url)).rejects.toMatchObject({ cause: { code: 'link-closed' } });
  });

  test('of somebody who works in another clinic too is not for this clinic to reset', async () => {
    await expect(as(clinics.administrator).people.handResetLink({ userId: clinics.stranger.id })).rejects.toMatchObject({ cause: { code: 'not-allowed' } });
  });
});

describe('SES-04, AZ-05 a person', () => {
  test('is shut out at once, in the middle of a session, and let in again', async () => {
    const { cookie } = await signIn(clinics.coordinator.email, PASSWORD);
    expect(await actorWith(cookie)).not.toBeNull();
    await as(clinics.administrator).people.suspend({ userId: clinics.coordinator.id });
    expect(await actorWith(cookie)).toBeNull();
    const again = await signIn(clinics.coordinator.email, PASSWORD);
    expect(await actorWith(again.cookie)).toBeNull();
    await as(clinics.administrator).people.restore({ userId: clinics.coordinator.id });
    expect(await actorWith(again.cookie)).toMatchObject({ roles: ['coordinator'] });
  });

  test('is something else from the next request on', async () => {
    const { cookie } = await signIn(clinics.coordinator.email, PASSWORD);
    await as(clinics.administrator).people.setRoles({ userId: clinics.coordinator.id, roles: ['prescriber'], inTraining: true, credential: 'MD' });
    expect(await actorWith(cookie)).toMatchObject({ roles: ['prescriber'], inTraining: true, credential: 'MD' });
    await as(clinics.administrator).people.setRoles({ userId: clinics.coordinator.id, roles: ['coordinator'], inTraining: false, credential: null });
  });

  test('the administrator keeps the own role and cannot be shut out by the own hand', async () => {
    const mine = { userId: clinics.administrator.id };
    await expect(as(clinics.administrator).people.setRoles({ ...mine, roles: ['coordinator'], inTraining: false, credential: null })).rejects.toMatchObject({ cause: { code: 'invalid-input' } });
    await expect(as(clinics.administrator).people.suspend(mine)).rejects.toMatchObject({ cause: { code: 'not-allowed' } });
  });

  test('SES-06 long after signing in an administrator gives the password again', async () => {
    const stale = as(clinics.administrator, { signedInAt: new Date(Date.now() - 11 * 60_000) });
    const wanted = { userId: clinics.coordinator.id, roles: ['coordinator' as const], inTraining: false, credential: null };
    await expect(stale.people.setRoles(wanted)).rejects.toMatchObject({ cause: { code: 'needs-password' } });
    await expect(stale.people.setRoles({ ...wanted, proof: 'not my password' })).rejects.toMatchObject({ cause: { code: 'needs-password' } });
    expect((await stale.people.setRoles({ ...wanted, proof: PASSWORD })).people.length).toBeGreaterThan(2);
  });

  test('SES-05 ends the own sessions and nobody else’s; a new password ends all but this one', async () => {
    const [here, there] = [await signIn(clinics.coordinator.email, PASSWORD), await signIn(clinics.coordinator.email, PASSWORD)];
    const foreign = await signIn(clinics.administrator.email, PASSWORD);
    const [me, other] = [await actorWith(here.cookie), await actorWith(foreign.cookie)];
    const mine = createCallerFactory(appRouter)({ actor: me, why: null, requestId: 'sessions' });
    await expect(mine.me.endSession({ sessionId: other?.sessionId ?? '' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await actorWith(foreign.cookie)).not.toBeNull();
    await expect(mine.me.changePassword({ current: 'wrong', next: NEXT })).rejects.toMatchObject({ cause: { detail: { fields: { current: expect.any(String) as unknown } } } });
    const { sessions } = await mine.me.changePassword({ current: PASSWORD, next: NEXT });
    expect(sessions).toMatchObject([{ isThis: true }]);
    expect(await actorWith(there.cookie)).toBeNull();
    expect(await actorWith(here.cookie)).not.toBeNull();
  });
});

test('every act of an administrator leaves its row, and none holds a link', async () => {
  const rows = await auditRows(database.admin);
  for (const event of ['person.invited', 'person.joined', 'person.roles-changed', 'person.suspended', 'person.restored', 'person.reset-link-made', 'person.password-reset', 'person.link-revoked']) expect(rows.some((row) => row.event === event && row.outcome === 'done'), event).toBe(true);
  expect(JSON.stringify(rows)).not.toMatch(/[A-Za-z0-9_-]{43}/);
});
