import { rmSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closePool } from '@/db/client';
import { scratchFolder, useOwnCluster } from '@/db/testing/own-cluster';
import type { OwnCluster } from '@/db/testing/own-cluster';
import { tellFigures } from '@/db/testing/tell-figures';
import { makeTwoClinics } from '@/db/testing/two-clinics';
import { answerHealth } from '@/server/interop/health/answer-health';
import { aTreatedPatient, asPerson, keptOf, readyToSign } from '@/server/services/visits/testing/ready-to-sign';
import { somebodyAtWork } from './testing/acts-at-door';
import { signEverybodyIn } from './testing/eight-callers';
import { checkHistory } from './testing/history';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = 'kP2vX9qLm4Rt7Zc1Wb8Ny5Hd3Jf6GsQe';
process.env.BACKUP_KEY = 'uA8rT3xVn6Mq1Ks9Pw4Yc7Bz2Lh5DjGf';

/** The longest that anybody may wait for a word, and how soon the door opens again. */
const LONGEST_MS = 10_000;
const BACK_WITHIN_MS = 5_000;
const HEALTH_MS = 2_500;

type Way = 'through' | 'refused' | 'silent' | 'cut' | { readonly delayMs: number };
/** The road between application and database, which can be bad in several ways. */
let way: Way = 'through';
let road: Server | null = null;
const travellers = new Set<Socket>();
const folder = scratchFolder('road');
const ours = path.join(folder, '.s.PGSQL.5432');
let theirs = '';

function onTheRoad(near: Socket): void {
  const far = createConnection(theirs);
  for (const [one, other] of [[near, far], [far, near]] as const) {
    travellers.add(one);
    one.on('error', () => undefined).on('close', () => {
      travellers.delete(one);
      other.destroy();
    });
  }
  near.on('data', (piece) => {
    if (way === 'silent') return;
    if (typeof way === 'object') setTimeout(() => far.writable && far.write(piece), way.delayMs);
    else far.write(piece);
  });
  far.on('data', (piece) => {
    if (way !== 'silent') near.write(piece);
  });
}
const cutAll = (): void => travellers.forEach((one) => one.destroy());

async function goes(next: Way): Promise<void> {
  way = next;
  if (next === 'refused' || next === 'cut') {
    const closing = road;
    road = null;
    closing?.close();
    rmSync(ours, { force: true });
    cutAll();
    return;
  }
  // What was swallowed on a connection is gone for good.
  if (next === 'through') cutAll();
  if (road !== null) return;
  road = createServer(onTheRoad);
  await new Promise<void>((resolve) => road?.listen(ours, resolve));
}

let server: OwnCluster;
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
let cookie = '';
const work = somebodyAtWork(() => cookie);

beforeAll(async () => {
  server = await useOwnCluster(scratchFolder('unreachable'));
  const straight = new URL(server.cluster.url('gamut'));
  theirs = path.join(straight.searchParams.get('host') ?? '', '.s.PGSQL.5432');
  clinics = await makeTwoClinics(server.admin);
  straight.searchParams.set('host', folder);
  straight.searchParams.set('port', '5432');
  process.env.DATABASE_URL = straight.href;
  await closePool();
  await goes('through');
  cookie = (await signEverybodyIn(server.admin, clinics, '6f2f6a1e-94b3-4a11-8a3c-111111111111')).prescriber;
}, 240_000);
beforeEach(() => goes('through'));
afterAll(async () => {
  await goes('refused');
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function act(): Promise<{ readonly done: number; readonly ms: number }> {
  const { done, codes, ms } = await work.act();
  expect(codes.filter((code) => code !== 'database-unavailable')).toEqual([]);
  return { done, ms };
}

/** Nothing acknowledged is gone or there twice; what this fault added to the tries. */
let counted = { tries: 0, acknowledged: 0 };
async function settled(fault: string, faults: number): Promise<void> {
  const found = await checkHistory(server.admin, clinics.river, work.entries);
  expect(found).toEqual({ lost: [], doubled: [], torn: [], uncaused: 0, belied: [] });
  const now = { tries: work.entries.length, acknowledged: work.acknowledged() };
  tellFigures(fault, { tries: now.tries - counted.tries, faults, lost: found.lost.length, doubled: found.doubled.length, acknowledged: now.acknowledged - counted.acknowledged });
  counted = now;
}
async function isBack(): Promise<void> {
  const from = performance.now();
  while ((await act()).done < 10) expect(performance.now() - from).toBeLessThan(BACK_WITHIN_MS);
  await expect.poll(async () => (await answerHealth()).status, { timeout: BACK_WITHIN_MS }).toBe(200);
}

describe('DB-01 a database that cannot be reached', () => {
  test.each<[string, Way]>([
    ['refuses', 'refused'],
    ['swallows what is sent', 'silent'],
    ['answers each statement after ten seconds', { delayMs: 10_000 }],
  ])('that %s: a plain word within ten seconds, health says down, nothing is signed, and it goes on by itself', async (_, bad) => {
    await isBack();
    const { input } = await readyToSign(clinics.prescriber, await aTreatedPatient(server.admin, clinics.prescriber));
    await goes(bad);
    // The last answer of the health check is kept for a second.
    await sleep(1_200);
    const [acted, signed, health] = await Promise.all([
      act(),
      timed(asPerson(clinics.prescriber).visits.sign(input).then(() => 'signed', (error: unknown) => String(error))),
      timed(answerHealth()),
    ]);
    expect(acted.done).toBe(0);
    expect(acted.ms).toBeLessThan(LONGEST_MS);
    expect(signed.value).toMatch(/The database does not answer. Nothing was saved|It may have been saved/);
    expect(signed.ms).toBeLessThan(LONGEST_MS);
    expect(health.value.status).toBe(503);
    expect(await health.value.json()).toMatchObject({ status: 'down', database: 'down' });
    expect(health.ms).toBeLessThan(HEALTH_MS);
    await goes('through');
    await isBack();
    expect(await keptOf(server.admin, input.visitId)).toMatchObject({ status: 'draft', notes: 0, audits: 0 });
    await asPerson(clinics.prescriber).visits.sign(input);
    expect(await keptOf(server.admin, input.visitId)).toMatchObject({ status: 'signed', notes: 1, audits: 1 });
    await settled('DB-01', 1);
  }, 120_000);

  test('that comes and goes: what was acknowledged is there once, and nobody waits', async () => {
    const TURNS = 6;
    let over = false;
    const flapping = (async () => {
      for (let turn = 0; turn < TURNS; turn += 1) {
        await sleep(700);
        await goes('cut');
        await sleep(500);
        await goes('through');
      }
      over = true;
    })();
    const longest: number[] = [];
    while (!over) longest.push((await act()).ms);
    await flapping;
    expect(Math.max(...longest)).toBeLessThan(LONGEST_MS);
    await isBack();
    await settled('DB-01', TURNS);
  }, 120_000);
});

test('DB-02 one statement in twenty fails as a deadlock or a serialization would: hardly anybody hears of it, and nothing is done twice', async () => {
  const BATCHES = process.env.GAMUT_LONG_TESTS === '1' ? 1_000 : 60;
  await server.run(`create sequence deadlocks; grant usage on deadlocks to gamut_app;
    create function fail_now_and_then() returns trigger language plpgsql as $$ begin
      if random() < 0.05 then perform nextval('deadlocks'); raise exception 'as if two waited for each other' using errcode = case when random() < 0.5 then '40P01' else '40001' end; end if;
      return new; end $$;
    create trigger fails before insert on audit_event for each row execute function fail_now_and_then()`);
  for (let n = 0; n < BATCHES; n += 1) await act();
  await server.run('drop trigger fails on audit_event');
  const before = counted.tries;
  const [failed] = await server.run<{ n: number }>('select last_value::int as n from deadlocks');
  expect(failed?.n).toBeGreaterThan(BATCHES / 10);
  // Three times in a row is one act in eight thousand.
  const sent = work.entries.slice(before);
  expect(sent.filter(({ told }) => told.kind !== 'ok').length).toBeLessThanOrEqual(Math.max(1, sent.length / 1_000));
  await settled('DB-02', failed?.n ?? 0);
}, 900_000);

async function timed<T>(act: Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  const from = performance.now();
  return { value: await act, ms: performance.now() - from };
}
