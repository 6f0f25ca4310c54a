import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { makeTwoClinics } from '@/db/testing/two-clinics';
import { tellFigures } from '@/db/testing/tell-figures';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { SIGNING_POINTS } from '@/server/platform/fault-points';
import type { SigningPoint } from '@/server/platform/fault-points';
import { aTreatedPatient, asPerson, followUpKept, keptOf, numbersGiven, readyToSign } from './testing/ready-to-sign';
import type { SignInput } from './testing/ready-to-sign';
import { compareSignatures, settleSignatures } from './compare-signatures';
import { verifyNotes } from './verify-notes';

process.env.LOG_LEVEL = 'silent';
const isLong = process.env.GAMUT_LONG_TESTS === '1';
const isFaultRun = process.env.GAMUT_FAULT_TESTS === '1';
/** Every point and ten kills in `npm run test:faults`, two hundred in its long run; the ends of the transaction and one kill in every run. */
const POINTS: readonly SigningPoint[] = isLong || isFaultRun ? SIGNING_POINTS : ['before-commit', 'after-commit', 'after-log'];
const KILLS = isLong ? 200 : isFaultRun ? 10 : 1;
const DRAFTS = 2;
const AFTER_COMMIT: readonly SigningPoint[] = ['after-commit', 'after-log', 'before-answer'];
/** Everything ever signed is looked at again after so many kills. */
const LOOK_EVERY = 20;
/** Steps of the golden ratio fall evenly over the whole time, however many there are. */
const GOLDEN = 0.618_034;
const HOUSE = fileURLToPath(new URL('../../..', import.meta.url));

const database = useTestDatabase();
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
/** The folder of this application's data, with its log of signatures. */
const dataDir = mkdtempSync(path.join(tmpdir(), 'gamut-signing-'));
beforeAll(async () => {
  process.env.DATA_DIR = dataDir;
  clinics = await makeTwoClinics(database.admin);
});
afterAll(() => {
  delete process.env.DATA_DIR;
  rmSync(dataDir, { recursive: true });
});

const acknowledgement = z.object({ visitId: z.string(), noteId: z.string(), sha256: z.string(), number: z.string() });
type Acknowledged = z.output<typeof acknowledgement>;
type Ended = { readonly acknowledged: readonly Acknowledged[]; readonly signal: NodeJS.Signals | null; readonly code: number | null; readonly errors: string; /** From the first draft to the end, in ms. */ readonly took: number };
type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** The application as a process, waiting for its drafts; it reads its program while others are at work. */
function start(dieAt?: SigningPoint): Child {
  const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'server/services/visits/testing/sign-until-killed.ts'], {
    cwd: HOUSE, stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, LOG_LEVEL: 'silent', ...(dieAt !== undefined && { GAMUT_DIE_AT: dieAt }) },
  });
  child.stdin.on('error', () => undefined);
  return child;
}

/** Has it sign these drafts until it is done or dead. */
function run(child: Child, inputs: readonly SignInput[], onBegun?: () => void): Promise<Ended> {
  const acknowledged: Acknowledged[] = [];
  let errors = '';
  let begun = Number.NaN;
  child.stderr.on('data', (chunk: Buffer) => { errors += chunk.toString(); });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const word: unknown = JSON.parse(line);
    const signed = acknowledgement.safeParse(word);
    if (signed.success) acknowledged.push(signed.data);
    if (!line.includes('begun')) return;
    begun = Date.now();
    onBegun?.();
  });
  child.stdin.write(`${JSON.stringify({ prescriber: clinics.prescriber, inputs })}\n`);
  return new Promise((resolve) => {
    child.on('close', (code, signal) => { resolve({ acknowledged, signal, code, errors, took: Date.now() - begun }); });
  });
}

type Ready = Awaited<ReturnType<typeof readyToSign>>;
const drafts = async (count: number): Promise<Ready[]> => {
  const made: Ready[] = [];
  for (let n = 0; n < count; n += 1) made.push(await readyToSign(clinics.prescriber, await aTreatedPatient(database.admin, clinics.prescriber)));
  return made;
};

/** Whole or not at all: the note, its follow-up tasks with their traces, its audit row and the closed draft stand together; the tasks are those that the plan asks for, on its days. */
async function wholeOrNone({ draft, input }: Ready): Promise<boolean> {
  const kept = await keptOf(database.admin, input.visitId);
  expect(kept).toEqual(kept.notes === 0 ? { status: 'draft', notes: 0, tasks: 0, audits: 0 } : { status: 'signed', notes: 1, tasks: draft.tasks.length, audits: 1 });
  const wanted = kept.notes === 0 ? [] : draft.tasks.map(({ on, role, what }) => `${on} ${role} ${what}`).sort();
  const { tasks, made, strays } = await followUpKept(database.admin, input.visitId);
  expect({ tasks: [...tasks].sort(), made, strays }).toEqual({ tasks: wanted, made: wanted.length, strays: 0 });
  return kept.notes === 1;
}

/** After the restart the same key goes through and gives one signature: the acknowledged one where there was one. */
async function retried(ready: Ready, acknowledged: Acknowledged | undefined): Promise<void> {
  const first = await asPerson(clinics.prescriber).visits.sign(ready.input);
  const second = await asPerson(clinics.prescriber).visits.sign(ready.input);
  const face = ({ noteId, sha256, number }: Omit<Acknowledged, 'visitId'>) => ({ noteId, sha256, number });
  expect(face(second)).toEqual(face(first));
  if (acknowledged !== undefined) expect(face(first)).toEqual(face(acknowledged));
  expect(await wholeOrNone(ready)).toBe(true);
}

/** What the start looks at: no signature of the log is missing or changed; those that a kill kept from it are added. */
async function startedAgain(): Promise<number> {
  const compared = await settleSignatures();
  expect(compared).toMatchObject({ lost: [], changed: [], torn: 0 });
  return compared.unlogged.length;
}

async function nothingBroken(): Promise<void> {
  const numbers = await numbersGiven(database.admin, clinics.river.id);
  expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  expect((await verifyNotes(clinics.river.id)).broken).toEqual([]);
  expect(await compareSignatures()).toEqual({ logged: numbers.length, lost: [], changed: [], unlogged: [], torn: 0 });
}

test.each(POINTS)('killed at %s: the signature is whole or not there, and the same key signs once', async (point) => {
  const [ready] = await drafts(1);
  if (ready === undefined) throw new Error('unreachable');
  const ended = await run(start(point), [ready.input]);
  expect(ended, ended.errors).toMatchObject({ signal: 'SIGKILL', acknowledged: [] });
  expect(await wholeOrNone(ready)).toBe(AFTER_COMMIT.includes(point));
  expect(await startedAgain()).toBe(point === 'after-commit' ? 1 : 0);
  await retried(ready, undefined);
  await nothingBroken();
}, 120_000);

/** How long the whole takes here and now: the kills are spread over all of it. */
let whole = 0;

test('not killed, the same process signs and says so', async () => {
  const made = await drafts(DRAFTS);
  const ended = await run(start(), made.map(({ input }) => input));
  whole = ended.took;
  expect(ended, ended.errors).toMatchObject({ code: 0 });
  expect(ended.acknowledged.map(({ visitId }) => visitId)).toEqual(made.map(({ input }) => input.visitId));
  for (const [at, ready] of made.entries()) await retried(ready, ended.acknowledged[at]);
}, 120_000);

test(`killed ${KILLS} times at any instant: no acknowledged signature lost, none half, none double`, async () => {
  let lost = 0;
  const seen = { killed: 0, acknowledged: 0, unanswered: 0, unlogged: 0 };
  let next = start();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = next;
    const made = await drafts(DRAFTS);
    const after = Math.floor(((kill * GOLDEN + 0.5) % 1) * whole);
    const ended = await run(child, made.map(({ input }) => input), () => { setTimeout(() => child.kill('SIGKILL'), after); });
    if (kill + 1 < KILLS) next = start();
    if (ended.signal === 'SIGKILL') seen.killed += 1;
    // A machine that has more time than before is done sooner, and one that has less later.
    whole = ended.signal === 'SIGKILL' ? whole * 1.03 : Math.min(whole, ended.took);
    seen.acknowledged += ended.acknowledged.length;
    seen.unlogged += await startedAgain();
    for (const ready of made) {
      const acknowledged = ended.acknowledged.find(({ visitId }) => visitId === ready.input.visitId);
      const isThere = await wholeOrNone(ready);
      if (acknowledged !== undefined && !isThere) lost += 1;
      if (acknowledged === undefined && isThere) seen.unanswered += 1;
      await retried(ready, acknowledged);
    }
    if ((kill + 1) % LOOK_EVERY !== 0) continue;
    await nothingBroken();
  }
  await nothingBroken();
  expect(lost).toBe(0);
  // A second effect fails above: each draft was looked at whole after its kill and after two more tries.
  tellFigures('KILL-01', { tries: POINTS.length + KILLS * DRAFTS, faults: POINTS.length + seen.killed, lost, doubled: 0, ...seen });
  if (isLong) expect(seen.killed).toBeGreaterThan(KILLS / 2);
}, 120_000 + KILLS * 20_000);
