import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeEach, expect, test } from 'vitest';

import { returnLease, takeLease, withFolderLock } from './lease';

const root = mkdtempSync(join(tmpdir(), 'gamut-lease-'));
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(root, 'case-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const NO_PROCESS = 2 ** 22 + 1;

test('one at a time holds the lock, also when the one before failed', async () => {
  let inside = 0;
  let most = 0;
  const turn = (fails: boolean) =>
    withFolderLock(folder, async () => {
      inside += 1;
      most = Math.max(most, inside);
      await sleep(20);
      inside -= 1;
      if (fails) throw new Error('failed inside');
    });
  const results = await Promise.allSettled([turn(false), turn(true), turn(false)]);
  expect(most).toBe(1);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  ['a process that is gone', `${NO_PROCESS} 1`],
  ['another process that has its number now', `${process.pid} 1`],
])('a lock of %s is taken over', async (_, mark) => {
  writeFileSync(join(folder, 'lock'), mark);
  expect(await withFolderLock(folder, () => Promise.resolve('done'))).toBe('done');
});

test('a lock that was never marked is taken over after a while, not at once', async () => {
  const lock = join(folder, 'lock');
  writeFileSync(lock, '');
  const waiting = withFolderLock(folder, () => Promise.resolve('done'));
  expect(await Promise.race([waiting, sleep(300, 'still waiting')])).toBe('still waiting');
  utimesSync(lock, new Date(0), new Date(0));
  expect(await waiting).toBe('done');
});

test('nobody is left when the others are gone', () => {
  takeLease(folder);
  writeFileSync(join(folder, String(NO_PROCESS)), `${NO_PROCESS} 1`);
  expect(returnLease(folder)).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
});

test('somebody is left while another process lives', () => {
  takeLease(folder);
  writeFileSync(join(folder, String(process.ppid)), markOf(process.ppid));
  expect(returnLease(folder)).toBe(false);
});

/** As the system tells it: number and start of a process. */
function markOf(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
}
