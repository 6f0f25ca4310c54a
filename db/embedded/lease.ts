import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process by number and start: a number alone may have been given to another process since. */
const processMark = (pid: number): string | null => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
  } catch {
    return `${pid}`;
  }
};

const isAlive = (mark: string): boolean => {
  const pid = Number(mark.split(' ')[0]);
  return Number.isInteger(pid) && pid > 0 && processMark(pid) === mark.trim();
};

const ownMark = (): string => processMark(process.pid) ?? `${process.pid}`;

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Held by nobody that lives; an empty file is one whose holder died between making and marking it. */
function isStale(file: string): boolean {
  const holder = read(file);
  if (holder === null) return false;
  if (holder !== '') return !isAlive(holder);
  const madeAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return madeAt !== undefined && Date.now() - madeAt > 5000;
}

/** Runs `act` while no other process of this installation does, over processes that died holding the lock too. */
export async function withFolderLock<T>(folder: string, act: () => Promise<T>): Promise<T> {
  const file = join(folder, 'lock');
  for (;;) {
    try {
      const handle = openSync(file, 'wx', 0o644);
      writeSync(handle, ownMark());
      closeSync(handle);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (isStale(file)) {
        // Renaming is atomic: of several that found the lock stale one takes it away, the others go round again.
        const taken = `${file}.${process.pid}`;
        try {
          renameSync(file, taken);
          rmSync(taken);
        } catch {
          // another one was quicker
        }
      }
      await sleep(40);
    }
  }
  try {
    return await act();
  } finally {
    rmSync(file, { force: true });
  }
}

/** Notes that this process uses the cluster. */
export function takeLease(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const handle = openSync(join(folder, String(process.pid)), 'w', 0o644);
  writeSync(handle, ownMark());
  closeSync(handle);
}

/** Ends this process's use; true when nobody is left, so that the cluster can stop. */
export function returnLease(folder: string): boolean {
  rmSync(join(folder, String(process.pid)), { force: true });
  let others = 0;
  for (const name of readdirSync(folder)) {
    if (isAlive(read(join(folder, name)) ?? '')) others += 1;
    else rmSync(join(folder, name), { force: true });
  }
  return others === 0;
}
