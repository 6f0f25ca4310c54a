import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

import { runQuietly } from './child.mjs';
import { HOUSE } from './house.mjs';
import { PACKED } from './packed.mjs';

/** What goes into the build. Tests, seeds and the database's own programs do not. */
const SOURCES = [
  'app', 'components', 'server', 'db/client.ts', 'db/connection.ts', 'db/queries', 'db/schema', 'public', 'proxy.ts', 'instrumentation.ts',
  'next.config.js', 'postcss.config.js', 'postcss.config.mjs', 'tsconfig.json', 'package.json', 'package-lock.json', 'scripts/lib/packed.mjs', 'scripts/lib/sheet-as-text.mjs',
];
const STAMP = '.next/gamut-build';

function* filesOf(path) {
  const found = statSync(join(HOUSE, path), { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isDirectory()) {
    if (!/\.test\.tsx?$/.test(path)) yield path;
    return;
  }
  for (const name of readdirSync(join(HOUSE, path)).sort()) yield* filesOf(`${path}/${name}`);
}

/** Hash of the sources, names included, and of where they stand: the build finds the content by its place. */
function sourcesHash() {
  const hash = createHash('sha256').update(HOUSE);
  for (const source of SOURCES) for (const file of filesOf(source)) hash.update(`${file}\0`).update(readFileSync(join(HOUSE, file))).update('\0');
  return hash.digest('hex');
}

const isBuilt = (hash) => existsSync(join(HOUSE, '.next/BUILD_ID')) && existsSync(join(HOUSE, STAMP)) && readFileSync(join(HOUSE, STAMP), 'utf8') === hash;

const METHODS = [['br', promisify(brotliCompress)], ['gz', promisify(gzip)]];

/** Beside each file that never changes what a browser is sent instead, packed as small as it goes: scripts/serve/next.mjs sends it. */
async function packStatic() {
  const words = [...filesOf('.next/static')].filter((file) => extname(file) in PACKED);
  await Promise.all(words.map(async (file) => {
    const text = await readFile(join(HOUSE, file));
    await Promise.all(METHODS.map(async ([ending, pack]) => writeFile(join(HOUSE, `${file}.${ending}`), await pack(text))));
  }));
}

/** Builds the application if its sources changed since. `false` when that failed; why is said. */
export async function ensureBuilt({ say, during }) {
  const hash = sourcesHash();
  if (isBuilt(hash)) return true;
  // The first build of a folder is often its only one: what a second one would gain from is written by that one.
  const isFirst = !existsSync(join(HOUSE, '.next/BUILD_ID'));
  rmSync(join(HOUSE, STAMP), { force: true });
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...(isFirst && { GAMUT_BUILD_ONCE: '1' }) };
  const { code, output } = await during('Building the application', () => runQuietly(process.execPath, ['node_modules/next/dist/bin/next', 'build'], { env }));
  if (code !== 0) {
    say('The application could not be built:');
    process.stderr.write(`${output.trim()}\n`);
    return false;
  }
  await during('Packing what is sent as it stands', () => packStatic());
  // The framework may have put its own lines into tsconfig.json: the stamp is of what stands there now.
  writeFileSync(join(HOUSE, STAMP), sourcesHash());
  return true;
}
