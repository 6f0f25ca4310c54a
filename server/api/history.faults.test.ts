import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scratchFolder, useOwnCluster } from '@/db/testing/own-cluster';
import type { OwnCluster } from '@/db/testing/own-cluster';
import { tellFigures } from '@/db/testing/tell-figures';
import { makeTwoClinics } from '@/db/testing/two-clinics';
import { sealAll } from '@/server/audit/seal';
import { verifyAudit } from '@/server/audit/verify-audit';
import { signEverybodyIn } from './testing/eight-callers';
import { actsFrom, checkHistory, send } from './testing/history';
import type { Entry } from './testing/history';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = 'kP2vX9qLm4Rt7Zc1Wb8Ny5Hd3Jf6GsQe';
process.env.BACKUP_KEY = 'uA8rT3xVn6Mq1Ks9Pw4Yc7Bz2Lh5DjGf';

const isLong = process.env.GAMUT_LONG_TESTS === '1';
/** Acknowledged acts after which it ends; `GAMUT_HISTORY_ACTS` parts the long run into several, whose figures the ledger sums. */
const WANTED = isLong ? Number(process.env.GAMUT_HISTORY_ACTS ?? 100_000) : 3_000;
const LONGEST_MS = isLong ? 4_200_000 : 240_000;
const CLIENTS = 8;
/** From one fault to the next. */
const PAUSE_MS = isLong ? 15_000 : 1_500;

type Child = ChildProcessByStdio<Writable, Readable, null>;
type Instance = { child: Child; port: number };

let server: OwnCluster;
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
let cookie = '';
const instances: Instance[] = [];

beforeAll(async () => {
  server = await useOwnCluster(scratchFolder('history'));
  clinics = await makeTwoClinics(server.admin);
  cookie = (await signEverybodyIn(server.admin, clinics, '6f2f6a1e-94b3-4a11-8a3c-111111111111')).prescriber;
  instances.push(await anInstance(), await anInstance());
}, 240_000);

afterAll(async () => {
  for (const { child } of instances) child.kill('SIGKILL');
  await server.close();
});

/** Sealing as in service: the process is told that it serves. */
async function anInstance(): Promise<Instance> {
  const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'server/api/testing/serve-door.ts'], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, NODE_ENV: 'production' } });
  for await (const line of createInterface({ input: child.stdout })) return { child, port: (JSON.parse(line) as { port: number }).port };
  throw new Error('the application ended without a word');
}

/** What is done to the application while its clients go on. */
const FAULTS: Readonly<Record<string, (turn: number) => Promise<unknown>>> = {
  'application killed': async (turn) => {
    const [at, old] = [turn % instances.length, instances[turn % instances.length]];
    // The next one reads its program while the old one serves.
    const next = await anInstance();
    old?.child.kill('SIGKILL');
    instances[at] = next;
  },
  'database killed': () => Promise.resolve(process.kill(Number(readFileSync(path.join(server.dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')),
  'connections cut': () => server.run(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'gamut' and usename = 'gamut_login'`),
  'a table held': () => server.run('begin; lock table patient in access exclusive mode; select pg_sleep(2.5); commit'),
  'application stopped and woken': async (turn) => {
    const child = instances[turn % instances.length]?.child;
    child?.kill('SIGSTOP');
    await sleep(2_000);
    child?.kill('SIGCONT');
  },
  'cut while committing': () => server.run(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'gamut_login' and query ilike 'commit%' and state = 'active'`),
};

test(`at least ${WANTED} acknowledged acts through faults: none lost, none doubled, none torn`, async () => {
  const entries: Entry[] = [];
  const known: string[] = [];
  let numbers = 0;
  let acknowledged = 0;
  let over = false;
  /** The longest time without any acknowledgement, by the fault that came before it. */
  const silences: Record<string, number> = {};
  let newest = { fault: 'nothing', answerAt: 0 };
  const started = performance.now();
  const from = process.hrtime.bigint();
  const elapsed = (): number => Number((process.hrtime.bigint() - from) / 1_000_000n);

  const client = async (nth: number): Promise<void> => {
    for (let turn = nth; !over; turn += 1) {
      let waiting = actsFrom(() => (numbers += 1), () => known[(turn * 31 + nth) % Math.max(1, known.length)] ?? null, 10).map((act): Entry => ({ act, told: { kind: 'unknown' }, sent: 0, busy: false }));
      entries.push(...waiting);
      // What has a key is sent until there is an answer; what has none is sent once.
      for (let round = 0; waiting.length > 0; round += 1) {
        const told = await send(instances[(turn + round) % instances.length]?.port ?? 0, cookie, waiting.map(({ act }) => act));
        waiting.forEach((entry, at) => {
          entry.told = told[at] ?? { kind: 'unknown' };
          entry.sent += 1;
          entry.busy ||= entry.told.kind === 'busy';
          if (entry.told.kind !== 'ok') return;
          acknowledged += 1;
          silences[newest.fault] = Math.max(silences[newest.fault] ?? 0, elapsed() - newest.answerAt);
          newest = { ...newest, answerAt: elapsed() };
          if (entry.act.path === 'patients.create') known.push(entry.told.id);
        });
        waiting = waiting.filter(({ act, told: last }) => act.keyed && (last.kind === 'unknown' || last.kind === 'busy'));
        if (waiting.length > 0) await sleep(150);
        if (round > 600) throw new Error(`no answer to ${JSON.stringify(waiting.map(({ told }) => told))}`);
      }
    }
  };

  const faults: Record<string, number> = {};
  const harm = async (): Promise<void> => {
    const kinds = Object.entries(FAULTS);
    for (let turn = 0; !over; turn += 1) {
      await sleep(PAUSE_MS);
      const [name, act] = kinds[turn % kinds.length] ?? ['', () => Promise.resolve()];
      // A fault that comes on top of another one finds no server to ask, and waits until there is one.
      newest = { fault: name, answerAt: newest.answerAt };
      for (let tries = 0, done = false; !done && tries < 40; tries += 1) {
        done = await act(turn).then(() => true, () => sleep(500, false));
        if (done) faults[name] = (faults[name] ?? 0) + 1;
      }
      if (isLong && turn % 4 === 3) process.stderr.write(`${acknowledged} acknowledged after ${Math.round(elapsed() / 1000)} s\n`);
      over ||= (acknowledged >= WANTED && turn >= kinds.length - 1) || elapsed() > LONGEST_MS;
    }
  };
  await Promise.all([harm(), ...Array.from({ length: CLIENTS }, (_, nth) => client(nth))]);

  await expect.poll(() => server.run('select 1').then(() => true, () => false), { timeout: 30_000 }).toBe(true);
  for (const { child } of instances) child.kill('SIGTERM');
  const found = await checkHistory(server.admin, clinics.river, entries);
  const tally = (kind: Entry['told']['kind']): number => entries.filter(({ told }) => told.kind === kind).length;
  const chain = (await sealAll(clinics.river.id), await verifyAudit([clinics.river.id]));
  const count = (of: Readonly<Record<string, number>>): number => Object.values(of).reduce((sum, one) => sum + one, 0);
  tellFigures('HISTORY', {
    tries: entries.length, faults: count(faults), lost: found.lost.length, doubled: found.doubled.length, acknowledged, torn: found.torn.length, belied: found.belied.length, repeated: entries.filter(({ sent }) => sent > 1).length,
    unanswered: tally('unknown'), refused: tally('refused'), kinds: faults, longestSilenceMs: silences, seconds: Math.round((performance.now() - started) / 1000),
  });
  expect({ ...found, uncaused: found.uncaused }).toEqual({ lost: [], doubled: [], torn: [], uncaused: 0, belied: [] });
  expect(entries.flatMap(({ told, act }) => (told.kind === 'refused' ? [`${act.path} ${told.code}`] : []))).toEqual([]);
  expect(chain.broken).toBeNull();
  // An act that was acknowledged and is not there, and a row that nobody sent, are found.
  const [first, ...others] = entries.filter(({ told }) => told.kind === 'ok');
  if (first === undefined) throw new Error('nothing was acknowledged');
  const wrong = await checkHistory(server.admin, clinics.river, [...others, ...entries.filter(({ told }) => told.kind !== 'ok'), { ...first, act: { ...first.act, marker: 'hx0' } }]);
  expect([wrong.lost, wrong.uncaused]).toEqual([['hx0'], 1]);
  expect(acknowledged).toBeGreaterThanOrEqual(isLong ? WANTED : WANTED / 10);
  for (const name of Object.keys(FAULTS)) expect(faults[name] ?? 0, name).toBeGreaterThan(0);
}, LONGEST_MS + 240_000);
