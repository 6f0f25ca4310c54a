import { hashPassword } from 'better-auth/crypto';
import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { account } from '@/db/schema/account';
import { makeTwoClinics } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { readVisit, sealVisit, VISIT_MINUTES } from '@/server/auth/report-visit';
import { proofOf } from '@/server/services/step-up';
import { aTreatedPatient, asPerson, readyToSign } from '@/server/services/visits/testing/ready-to-sign';
import { createContext } from '../context';
import { aPhone, code } from '../report-door/testing/a-phone';
import { handleSignIn } from './http';

process.env.AUTH_SECRET = 'kP2vX9qLm4Rt7Zc1Wb8Ny5Hd3Jf6GsQe';
process.env.BACKUP_KEY = 'uA8rT3xVn6Mq1Ks9Pw4Yc7Bz2Lh5DjGf';

/** The application's clock alone is wrong: the database keeps the time. */
const DAY = 24 * 60;
const shift = (minutes: number): void => {
  vi.useFakeTimers({ toFake: ['Date'], now: performance.timeOrigin + performance.now() + minutes * 60_000 });
};
const ORIGIN = 'http://localhost:3000';
const PASSWORD = 'river stones are round';
const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;

const signIn = async (): Promise<string> => {
  const response = await handleSignIn(new Request(`${ORIGIN}/api/auth/sign-in/email`, { method: 'POST', headers: { 'content-type': 'application/json', origin: ORIGIN }, body: JSON.stringify({ email: clinics.coordinator.email, password: PASSWORD }) }));
  return response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
};
const actorOf = async (cookie: string) => (await createContext({ headers: new Headers({ cookie }) })).actor;
const age = (minutes: number) => database.admin.execute(sql`update session set created_at = created_at - make_interval(mins => ${minutes}), expires_at = expires_at - make_interval(mins => ${minutes}) where user_id = ${clinics.coordinator.id}`);
const hoursLeft = async () => (await database.admin.execute<{ hours: number }>(sql`select round(extract(epoch from expires_at - now()) / 3600)::int as hours from session order by created_at desc limit 1`)).rows[0]?.hours;

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin, { demo: true });
  await database.admin.insert(account).values({ accountId: clinics.coordinator.id, providerId: 'credential', userId: clinics.coordinator.id, password: await hashPassword(PASSWORD) });
});
afterEach(() => void vi.useRealTimers());

describe('CLK-01 the application’s clock jumps', () => {
  test('a session opened while it was a day ahead lasts twelve hours from then, not thirty-six', async () => {
    shift(DAY);
    const cookie = await signIn();
    expect(await hoursLeft()).toBe(12);
    vi.useRealTimers();
    expect(await actorOf(cookie)).not.toBeNull();
    await age(11);
    const later = await actorOf(cookie);
    expect(later === null ? null : proofOf(later).wanted, 'eleven minutes after signing in').toBe(true);
    await age(12 * 60);
    expect(await actorOf(cookie)).toBeNull();
  });

  test('a session ages while the clock is a day behind: idle, ended, and too long ago to sign on', async () => {
    const cookie = await signIn();
    shift(-DAY);
    const fresh = await actorOf(cookie);
    expect(fresh === null ? null : proofOf(fresh).wanted, 'just signed in').toBe(false);
    await age(11);
    const later = await actorOf(cookie);
    expect(later === null ? null : proofOf(later).wanted, 'eleven minutes ago').toBe(true);
    await age(12 * 60);
    expect(await actorOf(cookie)).toBeNull();
    vi.useRealTimers();
    const idle = await signIn();
    await database.admin.execute(sql`update session set last_act_at = now() - interval '16 minutes'`);
    shift(-DAY);
    expect(await actorOf(idle)).toBeNull();
  });

  test('a link lasts as long as the database says, and an opened one no longer than a visit, from whichever side the clock comes back', async () => {
    const { url, requestId } = await asPerson(clinics.coordinator).reportRequests.create({ patientId: clinics.patientId, instruments: ['gad7'], comparedWith: null });
    const open = () => code(aPhone().caller().open({ token: url.slice(url.indexOf('#') + 1), birthOn: '1980-02-03', language: 'en' }));
    shift(400 * DAY);
    expect(await open(), 'not run out by the database’s clock').toBe('done');
    shift(-DAY);
    await database.admin.execute(sql`update report_request set expires_at = now() - interval '1 second' where id = ${requestId}`);
    expect(await open()).toBe('link-closed');

    const visit = { clinicId: clinics.river.id, requestId };
    shift(DAY);
    const ahead = sealVisit(visit);
    vi.useRealTimers();
    expect(readVisit(ahead), 'sealed while the clock was ahead').toBeNull();
    const now = sealVisit(visit);
    expect(readVisit(now)).toEqual(visit);
    shift(VISIT_MINUTES + 1);
    expect(readVisit(now)).toBeNull();
    shift(-DAY);
    expect(readVisit(now)).toBeNull();
  });

  test('a note whose day jumped since it was seen is not signed; one that is bears the database’s instant and the next number', async () => {
    const ready = async () => readyToSign(clinics.prescriber, await aTreatedPatient(database.admin, clinics.prescriber));
    const [one, two] = [await ready(), await ready()];
    const signed = async () => (await database.admin.execute<{ number: string; off: number }>(sql`select number, extract(epoch from now() - signed_at)::float8 as off from signed_note order by number`)).rows;
    for (const jump of [DAY, -DAY]) {
      shift(jump);
      // What was seen was another day’s: somebody looks first.
      expect(['not-signable', 'changed-meanwhile']).toContain(await code(asPerson(clinics.prescriber).visits.sign(one.input)));
    }
    expect(await signed()).toEqual([]);
    vi.useRealTimers();
    await asPerson(clinics.prescriber).visits.sign(one.input);
    // Two instances, five minutes apart, within one day of the clinic.
    const minute = new Date().getUTCMinutes();
    shift(minute < 30 ? 5 : -5);
    await asPerson(clinics.prescriber).visits.sign(two.input);
    const notes = await signed();
    expect(notes.map(({ number }) => Number(number.slice(number.lastIndexOf('-') + 1)))).toEqual([1, 2]);
    for (const { off } of notes) expect(Math.abs(off)).toBeLessThan(60);
    expect((await database.admin.execute<{ late: number }>(sql`select count(*)::int as late from audit_event where abs(extract(epoch from now() - at)) > 120`)).rows[0]?.late).toBe(0);
  });
});
