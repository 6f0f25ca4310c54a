import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scratchFolder, useOwnCluster } from '@/db/testing/own-cluster';
import type { OwnCluster } from '@/db/testing/own-cluster';
import { tellFigures } from '@/db/testing/tell-figures';
import { makeTwoClinics } from '@/db/testing/two-clinics';
import { answerHealth } from '@/server/interop/health/answer-health';
import { somebodyAtWork } from './testing/acts-at-door';
import { signEverybodyIn } from './testing/eight-callers';
import { checkHistory } from './testing/history';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = 'kP2vX9qLm4Rt7Zc1Wb8Ny5Hd3Jf6GsQe';
process.env.BACKUP_KEY = 'uA8rT3xVn6Mq1Ks9Pw4Yc7Bz2Lh5DjGf';

const run = (command: string, ...args: string[]): string => execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/** A disk of its own in a file, which turns itself read-only at the first error, as servers' disks do. */
class Disk {
  readonly root = scratchFolder('read-only');
  readonly place = scratchFolder('read-only-disk');
  private readonly image = path.join(this.root, 'disk.img');

  constructor(size: string) {
    writeFileSync(this.image, '');
    truncateSync(this.image, Number(size) * 1_048_576);
    run('mkfs.ext4', '-q', '-F', this.image);
    this.mount();
  }
  mount(): void {
    run('mount', '-o', 'loop,errors=remount-ro', this.image, this.place);
    run('chmod', '755', this.place);
  }
  unmount(): boolean {
    try {
      run('umount', this.place);
      return true;
    } catch {
      return false;
    }
  }
  /** Has the file system believe that it found an error. */
  fail(): void {
    const device = run('losetup', '-j', this.image, '-O', 'NAME', '-n');
    writeFileSync(path.join('/sys/fs/ext4', path.basename(device), 'trigger_fs_error'), '1');
  }
  remove(): void {
    run('umount', '-l', this.place);
    for (const folder of [this.place, this.root]) rmSync(folder, { recursive: true, force: true });
  }
}

/** Needs the rights of root, and a kernel with loops and this switch. */
function aDisk(size: string): Disk | null {
  if (process.getuid?.() !== 0 || !existsSync('/dev/loop-control') || !existsSync('/sys/fs/ext4')) return null;
  try {
    return new Disk(size);
  } catch {
    return null;
  }
}
const disk = aDisk('700');

describe.skipIf(disk === null)('DISK-01 a disk that turns itself read-only', () => {
  let server: OwnCluster;
  let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;
  let cookie = '';
  const work = somebodyAtWork(() => cookie);
  const pidFile = (): string => path.join(server.dataDir, 'postgres/data/postmaster.pid');

  beforeAll(async () => {
    server = await useOwnCluster(path.join(disk?.place ?? '', 'own'));
    clinics = await makeTwoClinics(server.admin);
    cookie = (await signEverybodyIn(server.admin, clinics, '6f2f6a1e-94b3-4a11-8a3c-111111111111')).prescriber;
  }, 240_000);
  afterAll(async () => {
    await server.close().catch(() => undefined);
    disk?.remove();
  });

  async function actsUntil(wanted: (acknowledged: number) => boolean, ms: number): Promise<void> {
    for (const until = performance.now() + ms; performance.now() < until; await sleep(250)) {
      const { done, codes } = await work.act();
      expect(codes).not.toContain('unexpected');
      if (wanted(done)) return;
    }
    throw new Error(`not within ${ms} ms`);
  }

  test('acts are refused in words, health says down, and once the disk is put in order it goes on by itself with all that was acknowledged', async () => {
    for (let n = 0; n < 5; n += 1) await actsUntil((done) => done === 10, 30_000);
    disk?.fail();
    await actsUntil((done) => done === 0, 60_000);
    for (let n = 0; n < 3; n += 1) expect(await work.act()).toMatchObject({ done: 0, codes: ['database-unavailable'] });
    await expect.poll(async () => (await answerHealth()).status, { timeout: 30_000 }).toBe(503);
    // What an administrator does: the database off the disk, the disk off and on again.
    const pid = existsSync(pidFile()) ? Number(readFileSync(pidFile(), 'utf8').split('\n')[0]) : null;
    for (const until = performance.now() + 30_000; performance.now() < until && disk?.unmount() === false; await sleep(200)) {
      try {
        if (pid !== null) process.kill(pid, 'SIGKILL');
      } catch {
        // It ended by itself.
      }
    }
    disk?.mount();
    await actsUntil((done) => done === 10, 60_000);
    await expect.poll(async () => (await answerHealth()).status, { timeout: 30_000 }).toBe(200);
    const found = await checkHistory(server.admin, clinics.river, work.entries);
    expect(found).toEqual({ lost: [], doubled: [], torn: [], uncaused: 0, belied: [] });
    tellFigures('DISK-01', { tries: work.entries.length, faults: 1, lost: found.lost.length, doubled: found.doubled.length, acknowledged: work.acknowledged(), refused: work.entries.filter(({ busy }) => busy).length });
  }, 300_000);
});
