import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeBackup } from '@/db/backup/write-backup';
import { OWNER_ROLE } from '@/db/embedded/cluster';
import { scratchFolder, useOwnCluster } from '@/db/testing/own-cluster';
import type { OwnCluster } from '@/db/testing/own-cluster';
import { tellFigures } from '@/db/testing/tell-figures';
import { makeTwoClinics } from '@/db/testing/two-clinics';
import { answerHealth } from '@/server/interop/health/answer-health';
import { compareSignatures, settleSignatures } from '@/server/services/visits/compare-signatures';
import { aTreatedPatient, asPerson, keptOf, readyToSign } from '@/server/services/visits/testing/ready-to-sign';
import { somebodyAtWork } from './testing/acts-at-door';
import { signEverybodyIn } from './testing/eight-callers';
import { checkHistory } from './testing/history';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = 'kP2vX9qLm4Rt7Zc1Wb8Ny5Hd3Jf6GsQe';
const SECRET = (process.env.BACKUP_KEY = 'uA8rT3xVn6Mq1Ks9Pw4Yc7Bz2Lh5DjGf');

/** A small file system of its own needs the rights of root and a system that has them to give. */
function mayMount(): boolean {
  const place = scratchFolder('mount');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place], { stdio: 'ignore' });
    execFileSync('umount', [place], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

const mounted: string[] = [];
function mount(name: string, size: string): string {
  const place = scratchFolder(name);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', place]);
  mounted.push(place);
  return place;
}

/** Takes the last byte of a disk; returns what gives it back. */
function fill(place: string): () => void {
  const filler = path.join(place, 'filler');
  const file = openSync(filler, 'w');
  for (let size = 4_194_304; size >= 1; ) {
    try {
      if (writeSync(file, Buffer.alloc(size)) < size) size = Math.floor(size / 2);
    } catch {
      size = Math.floor(size / 2);
    }
  }
  closeSync(file);
  return () => rmSync(filler);
}

// Said in words where it cannot be tried: `npm run test:faults` counts a proof that did not run as none.
describe.skipIf(!mayMount())('DISK-01 no room on the disk', () => {
  let server: OwnCluster;
  let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
  let cookie = '';
  let disk = '';
  const work = somebodyAtWork(() => cookie);

  beforeAll(async () => {
    disk = mount('disk', '420m');
    server = await useOwnCluster(disk);
    clinics = await makeTwoClinics(server.admin);
    cookie = (await signEverybodyIn(server.admin, clinics, '6f2f6a1e-94b3-4a11-8a3c-111111111111')).prescriber;
  }, 240_000);
  afterAll(async () => {
    // The mount itself is no folder that can be removed.
    await server.close().catch(() => undefined);
    for (const place of mounted) execFileSync('umount', ['-l', place]);
    for (const place of mounted) rmSync(place, { recursive: true, force: true });
  });

  async function act(): Promise<number> {
    const { done, codes } = await work.act();
    expect(codes).not.toContain('unexpected');
    return done;
  }
  async function actsUntil(wanted: (acknowledged: number) => boolean, ms: number): Promise<void> {
    for (let spent = 0; spent < ms; spent += 250) {
      if (wanted(await act())) return;
      await sleep(250);
    }
    throw new Error(`not within ${ms} ms`);
  }
  const statusOf = async (): Promise<number> => (await answerHealth()).status;

  test('full to the last byte: acts are refused, nothing is half written, and with room again it goes on by itself', async () => {
    await actsUntil((done) => done === 10, 30_000);
    const makeRoom = fill(disk);
    // Soon nothing is acknowledged any more.
    await actsUntil((done) => done === 0, 120_000);
    makeRoom();
    await actsUntil((done) => done === 10, 60_000);
    expect(work.acknowledged()).toBeGreaterThanOrEqual(20);
    await expect.poll(statusOf, { timeout: 30_000 }).toBe(200);
    const found = await checkHistory(server.admin, clinics.river, work.entries);
    expect(found).toEqual({ lost: [], doubled: [], torn: [], uncaused: 0, belied: [] });
    tellFigures('DISK-01', { tries: work.entries.length, faults: 1, lost: found.lost.length, doubled: found.doubled.length, acknowledged: work.acknowledged(), refused: work.entries.filter(({ busy }) => busy).length });
  }, 300_000);

  test('a backup that finds no room leaves no file behind that looks like one', async () => {
    const small = mount('backup', '8k');
    const file = path.join(small, 'whole.backup');
    await expect(writeBackup({ ownerUrl: server.cluster.url('gamut', OWNER_ROLE), file, secret: SECRET, version: 'test', writtenAt: '2026-11-22T09:00:00.000Z', heads: '' })).rejects.toThrow();
    expect(existsSync(file)).toBe(false);
    expect(readdirSync(small)).toEqual([]);
  }, 60_000);

  test('the log of signatures finds no room: what was signed is told as signed and is written down when there is room', async () => {
    const small = mount('log', '64k');
    const before = process.env.DATA_DIR;
    process.env.DATA_DIR = path.join(small, 'data');
    try {
      mkdirSync(process.env.DATA_DIR);
      const { input } = await readyToSign(clinics.prescriber, await aTreatedPatient(server.admin, clinics.prescriber));
      const mend = fill(small);
      await asPerson(clinics.prescriber).visits.sign(input);
      expect(await keptOf(server.admin, input.visitId)).toMatchObject({ status: 'signed', notes: 1, audits: 1 });
      mend();
      await settleSignatures();
      expect(await compareSignatures()).toMatchObject({ logged: 1, lost: [], changed: [], unlogged: [], torn: 0 });
    } finally {
      process.env.DATA_DIR = before;
    }
  }, 60_000);

});
