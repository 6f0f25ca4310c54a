/**
 * `npm run test:faults`: the proofs of what faults leave behind, by the ids of the plan, with the commit they ran on. `npm run test:faults -- BK DB-01` runs those named; `--long` runs them with the
 * large numbers; `--record` adds the figures to `docs/faults-ledger.jsonl`, whose sums over all runs are printed. Node's own modules only.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findBrowser } from './lib/browser.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { runQuietly } from './lib/child.mjs';
import { judge, PROOFS, readFigures, sumFigures, tableOf } from './lib/fault-proofs.mjs';
import { checkNode, HOUSE } from './lib/house.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { isFree } from './lib/port.mjs';
import { progressOn } from './lib/progress.mjs';
import { makeScratchData, removeScratchData } from './lib/scratch-data.mjs';

const LEDGER = 'docs/faults-ledger.jsonl';
/** What starts the built application. */
const SERVED = 'scripts/soak.faults.test.ts';

const FLAGS = ['--long', '--record'];
const words = process.argv.slice(2);
const named = words.filter((word) => !FLAGS.includes(word));
const unknown = named.find((name) => !PROOFS.some(({ id }) => id === name));
if (unknown !== undefined) {
  console.error(`${unknown}: no such fault; there are ${PROOFS.map(({ id }) => id).join(', ')}, and ${FLAGS.join(', ')}`);
  process.exit(2);
}
const [isLong, records] = FLAGS.map((flag) => words.includes(flag));
const faults = PROOFS.filter(({ id }) => named.length === 0 || named.includes(id));

checkNode();
process.chdir(HOUSE);
const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim();
const commit = git('rev-parse', '--short', 'HEAD');
if (records && git('status', '--porcelain', '--', ':!docs') !== '') {
  console.error('test:faults: figures are recorded with the commit they were made at; commit first');
  process.exit(2);
}
const progress = progressOn(process.stderr);
if (!(await ensureInstalled(progress))) process.exit(1);
const files = [...new Set(faults.flatMap(({ places }) => places.map(({ file }) => file)))];
const gone = files.filter((file) => !existsSync(file));
if (gone.length > 0) {
  console.error(`test:faults: ${gone.join(', ')} is not there`);
  process.exit(1);
}
const scratch = mkdtempSync(join(tmpdir(), 'gamut-faults-'));
const isInBrowser = (file) => file.startsWith('e2e/');
const isBuilt = files.every((file) => !isInBrowser(file) && file !== SERVED) || (await ensureBuilt(progress));
const outside = await inVitest(files.filter((file) => !isInBrowser(file) && file !== SERVED));
// By itself: it measures how long answers take.
const served = await inVitest(isBuilt ? files.filter((file) => file === SERVED) : []);
const inside = await inBrowser(isBuilt ? files.filter(isInBrowser) : []);
rmSync(scratch, { recursive: true, force: true });

/** The proofs outside of a browser; those that start servers of their own one after the other. */
async function inVitest(proofs) {
  if (proofs.length === 0) return { results: [], output: '' };
  const told = join(mkdtempSync(join(scratch, 'told-')), 'report.json');
  const env = { ...process.env, NO_COLOR: '1', GAMUT_FAULT_TESTS: '1', ...(isLong && { GAMUT_LONG_TESTS: '1' }) };
  const args = ['node_modules/vitest/vitest.mjs', 'run', ...proofs, '--project', 'unit', '--project', 'database', '--project', 'faults', '--reporter=json', `--outputFile.json=${told}`];
  const { output } = await progress.during('Running the proofs', () => runQuietly(process.execPath, args, { signal: AbortSignal.timeout(7_200_000), env }));
  return { results: existsSync(told) ? JSON.parse(readFileSync(told, 'utf8')).testResults : [], output };
}

/** The proofs in a browser, against the built application with data of its own; told as the others are. */
async function inBrowser(specs) {
  const browser = specs.length === 0 ? null : await findBrowser(progress);
  if (browser === null) return { results: [], output: '' };
  const told = join(scratch, 'browser.json');
  const dataDir = makeScratchData('attacks');
  let port = 4360;
  while (!(await isFree(port, '127.0.0.1'))) port += 1;
  const variables = { ...process.env, GAMUT_BROWSER: browser, GAMUT_FAULT_TESTS: '1', GAMUT_E2E_ATTACKS: '1', GAMUT_E2E_PORT: String(port), GAMUT_E2E_DATA: dataDir, PLAYWRIGHT_JSON_OUTPUT_NAME: told, FORCE_COLOR: '0' };
  delete variables.DATABASE_URL;
  try {
    const { output } = await progress.during('Running the proofs in a browser', () => runQuietly(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', '--config', 'e2e/playwright.config.ts', ...specs.map((file) => file.slice(4)), '--reporter=list,json'], { signal: AbortSignal.timeout(3_600_000), env: variables }));
    const { suites = [] } = existsSync(told) ? JSON.parse(readFileSync(told, 'utf8')) : {};
    const results = suites.map(({ file, specs: found }) => ({ name: `/e2e/${file}`, assertionResults: found.map(({ title, ok, tests: [first] }) => ({ fullName: title, status: ok ? 'passed' : 'failed', duration: first?.results.reduce((sum, { duration }) => sum + duration, 0) ?? 0 })) }));
    return { results, output };
  } finally {
    removeScratchData(dataDir);
    rmSync(`${dataDir}.log`, { force: true });
  }
}

const figures = [outside, served, inside].flatMap(({ output }) => readFigures(output));
const lines = faults.map((fault) => judge(fault, [outside, served, inside].flatMap(({ results }) => results), figures));
const [passed, failed] = ['passed', 'failed'].map((key) => lines.reduce((sum, line) => sum + line[key], 0));
if (failed > 0) {
  for (const { name, message, assertionResults } of [...outside.results, ...served.results]) {
    const said = [message, ...assertionResults.filter(({ status }) => status === 'failed').flatMap(({ fullName, failureMessages }) => [fullName, ...failureMessages])].filter((one) => one);
    if (said.length > 0) console.log(`${name}\n${said.join('\n').slice(0, 4_000)}`);
  }
  if (lines.some(({ said, id }) => said === 'BROKEN' && faults.some((fault) => fault.id === id && fault.places.some(({ file }) => isInBrowser(file))))) console.log(inside.output.trim().slice(-4_000));
}
console.log(`Faults at ${commit}${isLong ? ', the long run' : ''}`);
console.log(tableOf(lines));
for (const told of figures) console.log(JSON.stringify(told));
const whole = sumFigures(figures);
if (whole !== null) console.log(`In all ${whole.tries} tries, ${whole.faults} faults, ${whole.lost} lost, ${whole.doubled} doubled`);
// What was found belongs into the sum, whatever it is.
if (records) appendFileSync(LEDGER, figures.map((told) => `${JSON.stringify({ commit, on: new Date().toISOString().slice(0, 10), ...told })}\n`).join(''));
if (existsSync(LEDGER)) {
  const kept = readFileSync(LEDGER, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const writes = kept.reduce((sum, { acknowledged = 0 }) => sum + acknowledged, 0);
  const sums = sumFigures(kept);
  if (sums !== null) console.log(`Over all recorded runs, at ${[...new Set(kept.map(({ commit: at }) => at))].join(', ')}: ${writes} acknowledged writes, ${sums.faults} faults, ${sums.lost} lost, ${sums.doubled} doubled`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
