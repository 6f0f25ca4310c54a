import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { hashPassword } from 'better-auth/crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { account } from '@/db/schema/account';
import { auditRows, makeTwoClinics } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { GUESSES } from '@/server/auth/sign-in-limit';
import { newToken } from '@/server/platform/ids';
import { acceptAccess } from '@/server/services/access/accept-access';
import { asPerson } from '@/server/services/visits/testing/ready-to-sign';
import { aPhone, code } from '../report-door/testing/a-phone';
import { guessPasswords, tryPassword } from './testing/guess';

process.env.AUTH_SECRET = 'kP2vX9qLm4Rt7Zc1Wb8Ny5Hd3Jf6GsQe';
process.env.BACKUP_KEY = 'uA8rT3xVn6Mq1Ks9Pw4Yc7Bz2Lh5DjGf';

const LONG = process.env.GAMUT_LONG_TESTS === '1';
/** A thousand in bursts of two hundred in the long run; in every run enough that a count that is not one statement shows. */
const HERE = LONG ? 500 : 20;
const BURST = LONG ? 100 : 20;
const PASSWORD = 'river stones are round';
const HOUSE = fileURLToPath(new URL('../../..', import.meta.url));
const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;

beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin, { demo: true });
  const password = await hashPassword(PASSWORD);
  for (const { id } of [clinics.coordinator, clinics.prescriber]) await database.admin.insert(account).values({ accountId: id, providerId: 'credential', userId: id, password });
});

/** The same from another process on the same database, which takes the address that a proxy wrote for the sender's. */
async function guessElsewhere(email: string): Promise<number[]> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'server/api/sign-in/testing/guess-elsewhere.ts', email, String(HERE), String(BURST)], { cwd: HOUSE, env: { ...process.env, TRUST_PROXY: '1' } });
  return JSON.parse(stdout) as number[];
}

test(`AUTH-02 of ${2 * HERE} guesses over two instances, in bursts and from fifty addresses, ${GUESSES} are looked at; the right one waits too, and the owner gets in by a link`, { timeout: 600_000 }, async () => {
  const { email, id: userId } = clinics.coordinator;
  const told = (await Promise.all([guessPasswords(email, HERE, BURST), guessElsewhere(email)])).flat();
  const count = (status: number): number => told.filter((one) => one === status).length;
  // A burst may be more than the connections hold: what was not looked at in time is told that the database is busy, and may have counted.
  expect(count(401) + count(429) + count(503)).toBe(2 * HERE);
  expect(count(401) + count(503)).toBeGreaterThanOrEqual(GUESSES);
  expect(count(401)).toBeLessThanOrEqual(GUESSES);
  expect((await tryPassword(email, PASSWORD)).status).toBe(429);
  expect((await auditRows(database.admin)).filter(({ refusal }) => refusal === 'too-many-attempts').length).toBeGreaterThan(0);
  const { url } = await asPerson(clinics.administrator).people.handResetLink({ userId });
  await acceptAccess({ token: url.slice(url.indexOf('#') + 1), email: null, name: null, password: 'lantern gravel Tuesday orbit', clinic: null }, 'guessing');
  // The library counts by address too, for a minute.
  await database.admin.execute(sql`delete from rate_limit`);
  expect((await tryPassword(email, 'lantern gravel Tuesday orbit')).status).toBe(200);
});

// ---- AUTH-04, LINK-03: what time tells. Hundreds of tries, and figures: in the long run only. ----

const middle = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** Milliseconds of each act, all of them in turns so that a busy machine is busy for each. */
async function inTurns(rounds: number, acts: Readonly<Record<string, () => Promise<unknown>>>): Promise<Record<string, number>> {
  const took: Record<string, number[]> = Object.fromEntries(Object.keys(acts).map((name) => [name, []]));
  for (let round = -3; round < rounds; round += 1) {
    for (const [name, act] of Object.entries(acts)) {
      const begun = performance.now();
      await act();
      if (round >= 0) took[name]?.push(performance.now() - begun);
    }
  }
  return Object.fromEntries(Object.entries(took).map(([name, times]) => [name, middle(times)]));
}
const ratio = (times: Record<string, number>): number => Math.max(...Object.values(times)) / Math.min(...Object.values(times));

describe.runIf(LONG)('time tells nothing', () => {
  const ROUNDS = Number(process.env.GAMUT_TIMING_ROUNDS ?? 500);

  test('AUTH-04 an account that is there, disabled, without a password or nobody’s: refused in the same time', { timeout: 1_800_000 }, async () => {
    await database.admin.execute(sql`update "user" set disabled_at = now() where id = ${clinics.administrator.id}`);
    await database.admin.insert(account).values({ accountId: clinics.administrator.id, providerId: 'credential', userId: clinics.administrator.id, password: await hashPassword(PASSWORD) });
    const refused = (email: string) => async () => {
      expect((await tryPassword(email, 'not the password of anybody')).status).toBe(401);
    };
    const forget = async () => { await database.admin.execute(sql`delete from attempt`); await database.admin.execute(sql`delete from rate_limit`); };
    const turn = (email: string) => async () => { await forget(); await refused(email)(); };
    const times = await inTurns(ROUNDS, { known: turn(clinics.prescriber.email), disabled: turn(clinics.administrator.email), invited: turn(clinics.stranger.email), unknown: turn('nobody@river.example') });
    process.stdout.write(`${JSON.stringify({ name: 'AUTH-04', rounds: ROUNDS, times, ratio: ratio(times) })}\n`);
    expect(ratio(times)).toBeLessThan(1.1);
  });

  test('LINK-03 a birth date that is nearly right is refused in the time of one that is far off', { timeout: 1_800_000 }, async () => {
    const { url, requestId } = await asPerson(clinics.coordinator).reportRequests.create({ patientId: clinics.patientId, instruments: ['phq9'], comparedWith: null });
    const token = url.slice(url.indexOf('#') + 1);
    const turn = (birthOn: string) => async () => {
      await database.admin.execute(sql`update report_request set tries = 0 where id = ${requestId}`);
      expect(await code(aPhone(newToken()).caller().open({ token, birthOn, language: 'en' }))).toBe('link-closed');
    };
    const times = await inTurns(ROUNDS, { near: turn('1980-02-04'), far: turn('1933-11-27') });
    process.stdout.write(`${JSON.stringify({ name: 'LINK-03', rounds: ROUNDS, times, ratio: ratio(times) })}\n`);
    expect(ratio(times)).toBeLessThan(1.1);
  });
});
