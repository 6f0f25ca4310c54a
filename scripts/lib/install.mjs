import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { runQuietly } from './child.mjs';
import { HOUSE } from './house.mjs';

const read = (file) => JSON.parse(readFileSync(join(HOUSE, file), 'utf8'));

/**
 * Whether every package of the lock is installed in its version, as npm itself noted at the end of its last run:
 * a run that was cut off left no note. Optional packages are for other machines.
 */
function isInstalled() {
  if (!existsSync(join(HOUSE, 'node_modules/.package-lock.json'))) return false;
  const wanted = read('package-lock.json').packages;
  const there = read('node_modules/.package-lock.json').packages;
  return Object.entries(wanted).every(
    ([place, { version, optional, devOptional, link }]) => place === '' || optional === true || devOptional === true || link === true || there[place]?.version === version,
  );
}

/** npm as it was started, else the one on the path. */
function npm(args) {
  const started = process.env.npm_execpath;
  return started !== undefined && /npm-cli\.c?js$/.test(started) ? [process.execPath, [started, ...args]] : ['npm', args];
}

/** Installs what the lock names if it is not there. `false` when that failed; why is said. */
export async function ensureInstalled({ say, during }) {
  if (isInstalled()) return true;
  const [command, args] = npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  const { code, output } = await during('Installing packages', () => runQuietly(command, args));
  if (code === 0 && isInstalled()) return true;
  say('The packages could not be installed:');
  process.stderr.write(`${output.trim()}\n`);
  return false;
}
