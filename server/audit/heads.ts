import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { now } from '@/server/platform/clock';
import { environment } from '@/server/platform/env';

/** One line for each seal: the newest hash of each chain, where whoever changes the database cannot reach. */
export type Head = { readonly chain: string; readonly number: number; readonly sha256: string };

/** File of the heads under the data folder. Copy it elsewhere, to a log server or by mail, for more than this machine. */
const NAME = 'audit-heads.log';
const LINE = /^\S+ (\S+) (\d+) ([0-9a-f]{64})$/;

export const headsFile = (): string => join(/* turbopackIgnore: true */ environment().dataDir, NAME);

/** Appends the head of a chain and waits until it is on the disk. */
export async function keepHead({ chain, number, sha256 }: Head): Promise<void> {
  mkdirSync(/* turbopackIgnore: true */ environment().dataDir, { recursive: true });
  const file = await open(/* turbopackIgnore: true */ headsFile(), 'a', 0o600);
  try {
    await file.appendFile(`${now().toISOString()} ${chain} ${number} ${sha256}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Every head that was kept, the oldest first; `null` without a file. A last line that was cut by a crash is left out. */
export function readHeads(): readonly Head[] | null {
  if (!existsSync(/* turbopackIgnore: true */ headsFile())) return null;
  return readFileSync(/* turbopackIgnore: true */ headsFile(), 'utf8').split('\n').flatMap((line) => {
    const [, chain, number, sha256] = LINE.exec(line) ?? [];
    return chain === undefined || number === undefined || sha256 === undefined ? [] : [{ chain, number: Number(number), sha256 }];
  });
}
