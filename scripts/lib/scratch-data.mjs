import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { HOUSE } from './house.mjs';

/** A data folder for one run, open to the user that root's database runs as. */
export function makeScratchData(purpose) {
  const folder = join(HOUSE, `.data-${purpose}-${process.pid}`);
  removeScratchData(folder);
  mkdirSync(folder, { mode: 0o755 });
  return folder;
}

/** Removes it, and where root's data had to lie elsewhere that place too. */
export function removeScratchData(folder) {
  const note = join(folder, 'postgres.location');
  if (existsSync(note)) rmSync(readFileSync(note, 'utf8').trim(), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}
