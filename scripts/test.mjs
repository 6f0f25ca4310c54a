/**
 * `npm test`: everything that must hold, in stages, closing with `N passed, N failed` alone on the last line.
 * `npm test -- types lint unit database browser` runs those named; `--long` adds the long ones. Node's own modules only.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findBrowser } from './lib/browser.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { runQuietly } from './lib/child.mjs';
import { checkNode } from './lib/house.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { isFree } from './lib/port.mjs';
import { progressOn } from './lib/progress.mjs';
import { makeScratchData, removeScratchData } from './lib/scratch-data.mjs';

checkNode();
const named = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const long = process.argv.includes('--long');
const STAGES = ['types', 'lint', 'unit', 'database', 'browser'];
const unknown = named.find((name) => !STAGES.includes(name));
if (unknown !== undefined) {
  console.error(`${unknown}: no such stage; there are ${STAGES.join(', ')}`);
  process.exit(2);
}
const wanted = (stage) => named.length === 0 || named.includes(stage);

const progress = progressOn(process.stdout);
const scratch = mkdtempSync(join(tmpdir(), 'gamut-test-'));
const bin = (path) => join('node_modules', path);
/** Ends a stage that hangs; generous, because a busy machine is no failure. */
const patience = () => AbortSignal.timeout(900_000);
let built = false;
let passed = 0;
let failed = 0;

/** Adds up one stage; a stage that ended badly without naming a failure has failed once. */
function count(stage, { good, bad, code, output }) {
  const wrong = bad === 0 && code !== 0 ? 1 : bad;
  passed += good;
  failed += wrong;
  progress.say(`${stage}: ${good} passed, ${wrong} failed`);
  if (wrong > 0) process.stdout.write(`${output.trim()}\n`);
}

const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);

/** TypeScript's own compiler in its native form; what the linter needs of types is the older one's (docs/decisions/0011). */
async function types() {
  const options = { signal: patience() };
  if (!built) {
    // A build has written what Next knows of the routes; without one it is written here.
    const { code, output } = await runQuietly(process.execPath, [bin('next/dist/bin/next'), 'typegen'], { ...options, env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' } });
    if (code !== 0) return count('Types', { good: 0, bad: 1, code, output });
  }
  const { code, output } = await runQuietly(process.execPath, [bin('typescript-native/bin/tsc'), '--noEmit', '--pretty', 'false'], options);
  const bad = (output.match(/^\S.*error TS\d+/gm) ?? []).length;
  count('Types', { good: code === 0 ? 1 : 0, bad, code, output });
}

/** Rules that need types on the native compiler (.oxlintrc.json), all others with ESLint: docs/decisions/0011. */
async function lintOfTypes() {
  const typed = await runQuietly(process.execPath, [bin('oxlint/bin/oxlint'), '--format', 'unix', '.'], { signal: patience() });
  count('Lint of types', { good: typed.code === 0 ? 1 : 0, bad: Number(/^(\d+) problems?$/m.exec(typed.output)?.[1] ?? 0), ...typed });
}

async function lint() {
  const { code, output } = await runQuietly(process.execPath, [bin('eslint/bin/eslint.js'), '.', '--max-warnings=0'], { signal: patience() });
  const bad = Number(/✖ (\d+) problems?/.exec(output)?.[1] ?? 0);
  count('Lint', { good: code === 0 ? 1 : 0, bad, code, output });
}

async function vitest(stage, projects, { signal = patience(), env = {}, files = [] } = {}) {
  const file = join(scratch, `${stage}.json`);
  const args = [bin('vitest/vitest.mjs'), 'run', ...files, ...projects.flatMap((name) => ['--project', name]), '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code, output } = await runQuietly(process.execPath, args, { signal, env: { ...process.env, NO_COLOR: '1', ...env } });
  const result = readJson(file);
  // A file that could not even be loaded holds no test that could fail.
  const unloaded = (result?.testResults ?? []).filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
  count(stage, { good: result?.numPassedTests ?? 0, bad: (result?.numFailedTests ?? 0) + unloaded, code, output });
}

/** As db/testing/second-server.ts finds it. */
function hasSecondServer() {
  if (process.env.TEST_DATABASE_URL) return true;
  return existsSync('/usr/lib/postgresql') && readdirSync('/usr/lib/postgresql').some((major) => Number(major) >= 15);
}

async function freePort() {
  for (let port = 4310; ; port += 1) if (await isFree(port, '127.0.0.1')) return port;
}

async function build() {
  built = await ensureBuilt(progress);
  if (!built) count('Build', { good: 0, bad: 1, code: 1, output: 'The browser tests did not run.' });
}

async function browser() {
  const path = await findBrowser(progress);
  if (path === null) return count('Browser', { good: 0, bad: 1, code: 1, output: 'The browser tests did not run.' });
  const file = join(scratch, 'browser.json');
  const dataDir = makeScratchData('e2e');
  const env = { ...process.env, GAMUT_BROWSER: path, GAMUT_E2E_PORT: String(await freePort()), GAMUT_E2E_DATA: dataDir, PLAYWRIGHT_JSON_OUTPUT_NAME: file, FORCE_COLOR: '0' };
  delete env.DATABASE_URL;
  try {
    const { code, output } = await runQuietly(process.execPath, [bin('@playwright/test/cli.js'), 'test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'], { signal: patience(), env });
    const stats = readJson(file)?.stats;
    const second = [...output.matchAll(/^\s+✓.*› (.+) \(retry #1\)/gm)].map(([, name]) => name);
    if (second.length > 0) progress.say(`At the second try: ${second.join('; ')}`);
    count('Browser', { good: (stats?.expected ?? 0) + (stats?.flaky ?? 0), bad: stats?.unexpected ?? 0, code, output });
  } finally {
    removeScratchData(dataDir);
  }
}

/** Takes one stage after the other off the list, which another line may share, until none is left. */
async function inTurn(stages) {
  for (let stage = stages.shift(); stage !== undefined; stage = stages.shift()) {
    try {
      await stage();
    } catch (error) {
      count('Stage', { good: 0, bad: 1, code: 1, output: error.stack ?? String(error) });
    }
  }
}

if (await ensureInstalled(progress)) {
  if (wanted('database') && !hasSecondServer()) progress.say('There is no second PostgreSQL here; the database tests run on the embedded one.');
  const only = (stage, act) => (wanted(stage) ? [act] : []);
  // Two lines side by side; what neither needs before is taken by the one that is done sooner, the longest first, so that both end together.
  // Types come after the build, which writes what they read of the routes. The flows wait for pages more than they compute: they share the processors with the other line.
  await progress.during('Build, types and browser tests beside unit and database tests, then lint', async () => {
    const shown = inTurn([...only('browser', build), ...only('types', types)]);
    const second = hasSecondServer() ? only('database', () => vitest('Database, second server', ['database-second', 'database-second-apart'])) : [];
    const rest = [...second, ...only('lint', lint), ...only('lint', lintOfTypes)];
    const flows = shown.then(() => inTurn(built ? [browser] : [])).then(() => inTurn(rest));
    await inTurn([...only('unit', () => vitest('Unit', ['unit*'])), ...only('database', () => vitest('Database', ['database', 'database-apart']))]);
    await shown;
    await inTurn(rest);
    await flows;
  });
  const hours = (env = { GAMUT_LONG_TESTS: '1' }) => ({ signal: AbortSignal.timeout(3_600_000), env });
  // Races and kills of a signature, and what an assessment must hold for any chart: the same files as in every run, at their full numbers.
  const whole = hasSecondServer() ? [() => vitest('Database, second server, whole', ['database-second', 'database-second-apart'], hours({ GAMUT_SECOND_WHOLE: '1' }))] : [];
  if (long) await inTurn([() => vitest('Long', ['long'], hours()), ...whole, () => vitest('Signing', ['database'], { ...hours(), files: ['server/services/visits/signing-'] }), () => vitest('Assessment', ['unit'], { ...hours(), files: ['server/clinical/assess.property'] })]);
} else {
  failed += 1;
}
rmSync(scratch, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
