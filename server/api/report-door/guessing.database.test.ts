import { randomBytes } from 'node:crypto';
import { TRPCError } from '@trpc/server';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { makeTwoClinics } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { AppError } from '@/server/platform/errors';
import { newToken } from '@/server/platform/ids';
import { LINKS_A_MINUTE } from '@/server/services/report-requests/door/open-report';
import { appRouter } from '../root';
import { createCallerFactory } from '../trpc';
import { reportDoorRouter } from './root';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = randomBytes(32).toString('base64url');
process.env.BACKUP_KEY = randomBytes(32).toString('base64url');

/** A hundred thousand in the long run; a few show each time that the loop does what it says. */
const GUESSES = process.env.GAMUT_LONG_TESTS === '1' ? 100_000 : 80;
const AT_ONCE = 8;
const BORN = '1980-02-03';

const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
beforeAll(async () => {
  clinics = await makeTwoClinics(database.admin);
});

const door = (address: string) =>
  createCallerFactory(reportDoorRouter)({ actor: null, why: 'not-signed-in', requestId: 'guessing', link: { cookie: null, address, keep: () => undefined } });
const guess = (token: string, address: string): Promise<string> =>
  door(address)
    .open({ token, birthOn: BORN, language: 'en' })
    .then(
      () => 'open',
      (error: unknown) => (error instanceof TRPCError && error.cause instanceof AppError ? error.cause.code : String(error)),
    );

test(`LINK-01 ${GUESSES.toLocaleString('en')} random tokens open none of the links that are out; from one address all but the first twenty a minute are not even looked at`, { timeout: 1_800_000 }, async () => {
  const { coordinator } = clinics;
  const desk = createCallerFactory(appRouter)({ actor: { userId: coordinator.id, name: coordinator.name, email: coordinator.email, clinic: coordinator.clinic, roles: coordinator.roles }, why: null, requestId: 'guessing' });
  const live = await desk.reportRequests.create({ patientId: clinics.patientId, instruments: ['phq9'], comparedWith: null });
  const heard = new Map<string, number>();
  const note = (code: string) => heard.set(code, (heard.get(code) ?? 0) + 1);
  // Many addresses, as whoever gets round the limiter would have them: twenty tries each.
  const share = GUESSES / AT_ONCE;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, worker) => {
      for (let tried = 0; tried < share; tried += 1) note(await guess(newToken(), `address ${worker} ${Math.floor(tried / LINKS_A_MINUTE.known)}`));
    }),
  );
  expect(Object.fromEntries(heard)).toEqual({ 'link-closed': GUESSES });

  const fromOne: string[] = [];
  for (let tried = 0; tried < 3 * LINKS_A_MINUTE.known; tried += 1) fromOne.push(await guess(newToken(), 'one address'));
  expect(fromOne.slice(0, LINKS_A_MINUTE.known).every((code) => code === 'link-closed')).toBe(true);
  expect(fromOne.slice(LINKS_A_MINUTE.known).every((code) => code === 'too-many-attempts')).toBe(true);
  expect(await guess(live.url.slice(live.url.indexOf('#') + 1), 'one address'), 'the right one waits too').toBe('too-many-attempts');

  const { rows } = await database.admin.execute(sql`select tries, opened_at from report_request`);
  expect(rows).toEqual([{ tries: 0, opened_at: null }]);
  expect(await guess(live.url.slice(live.url.indexOf('#') + 1), 'another address')).toBe('open');
});
