/**
 * Completes package-lock.json after it was made where the registry offers only some variants of platform packages:
 * `npm ci` refuses a lock in which an optional dependency has no entry. Also takes out download addresses, so that
 * every installation uses the registry it is configured for. Run after each change of dependencies:
 *
 *     node scripts/lock.mjs            writes what was missing
 *     node scripts/lock.mjs --check    only says so, exit 1
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const EXACT = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;
const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'aix', 'win32'];
const PROCESSORS = ['arm64', 'x64', 'ia32', 'arm', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x'];

/** What a platform package's name says about where it may be installed; `null` when it says nothing. */
export function platformOf(name) {
  const words = name.split('/').at(-1).replace('wasm32-wasi', 'wasm32').split('-');
  if (words.includes('wasm32')) return { cpu: ['wasm32'] };
  const os = SYSTEMS.find((system) => words.includes(system) || (system === 'win32' && words.includes('windows')));
  const cpu = PROCESSORS.find((processor) => words.includes(processor));
  if (os === undefined || cpu === undefined) return null;
  const libc = words.some((word) => word.startsWith('musl')) ? ['musl'] : os === 'linux' && words.some((word) => word.startsWith('gnu')) ? ['glibc'] : null;
  return { cpu: [cpu], ...(libc === null ? {} : { libc }), os: [os] };
}

/** Where `name` is found by the package at `from`, walking up as Node does; `null` when nowhere. */
function findEntry(packages, from, name) {
  for (let at = from; ; ) {
    const place = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (place in packages) return place;
    if (at === '') return null;
    const up = at.lastIndexOf('/node_modules/');
    at = up < 0 ? '' : at.slice(0, up);
  }
}

/** Optional dependencies without an entry, as the entries they need. Throws for one whose platform cannot be told. */
export function missingEntries({ packages }) {
  const missing = new Map();
  for (const [from, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (findEntry(packages, from, name) !== null) continue;
      const platform = platformOf(name);
      if (platform === null || !EXACT.test(version)) throw new Error(`${name}@${version} is missing from the lock, and neither its platform nor its version can be told from its name`);
      const { cpu, ...rest } = platform;
      missing.set(`node_modules/${name}`, { version, cpu, ...(entry.dev === true ? { dev: true } : {}), ...rest, optional: true });
    }
  }
  return missing;
}

/** The lock with the missing entries in their places and without addresses. */
export function completeLock(lock) {
  const added = missingEntries(lock);
  const entries = [...Object.entries(lock.packages), ...added].map(([place, { resolved: _address, ...entry }]) => [place, entry]);
  entries.sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries(entries) };
}

const addresses = ({ packages }) => Object.entries(packages).filter(([, entry]) => 'resolved' in entry).map(([place]) => place);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = new URL('../package-lock.json', import.meta.url);
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const wrong = [...missingEntries(lock).keys(), ...addresses(lock)];
  if (wrong.length === 0) {
    console.error('The lock is complete.');
  } else if (process.argv.includes('--check')) {
    console.error(`The lock is not complete (${wrong.length} entries, ${wrong[0]} first); run: node scripts/lock.mjs`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, `${JSON.stringify(completeLock(lock), null, 2)}\n`);
    console.error(`The lock is complete now: ${wrong.length} entries written.`);
  }
}
