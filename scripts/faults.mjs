/**
 * `npm run test:faults`: the proofs of what faults leave behind, by the ids of the plan, with the commit they ran on. `npm run test:faults -- BK DB-01` runs those named; `--long` runs them with the
 * large numbers. Node's own modules only.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findBrowser } from './lib/browser.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { runQuietly } from './lib/child.mjs';
import { checkNode, HOUSE } from './lib/house.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { isFree } from './lib/port.mjs';
import { progressOn } from './lib/progress.mjs';
import { makeScratchData, removeScratchData } from './lib/scratch-data.mjs';

/** What each kind is proved by: a file, in the browser or not, and which of its tests when not all. */
const ALL = [
  ['KILL-01', 'the application killed inside signing', 'server/services/visits/signing-survives.database.test.ts'],
  ['KILL-02', 'the database killed and started again', 'db/embedded/cluster.test.ts'],
  ['DB-01', 'a database that refuses or is silent', 'server/services/health/check-health.test.ts'],
  ['DB-02', 'a transaction that has to be run again', 'db/client.database.test.ts'],
  ['DISK-01', 'no room on the disk', 'server/api/full-disk.faults.test.ts'],
  ['MEM-01', 'large documents at once', 'server/api/imports/http.database.test.ts'],
  ['CONC-01', 'the same draft saved at once', 'server/services/visits/signing-races.database.test.ts', /saves? one draft|exactly one wins/],
  ['CONC-02', 'one act sent again and again', 'server/services/visits/signing-races.database.test.ts', /with one key/],
  ['CONC-03', 'signing against a change', 'server/services/visits/signing-races.database.test.ts', /a signature and a change/],
  ['INST-01', 'two that seal one audit chain', 'server/audit/audit-chain.database.test.ts', /AUD-06/],
  ['MIG-01', 'migrations from every release, under load, killed', 'db/migrations.faults.test.ts'],
  ['HISTORY', 'what clients were told, through all of these', 'server/api/history.faults.test.ts'],
  ['BK', 'backups during load, damaged, foreign, of another release', 'db/backup/backup.database.test.ts'],
  ['BK-05', 'to another PostgreSQL and back; the restore drill', 'db/backup/other-server.faults.test.ts'],
  ['EXPF-01', 'a file that cannot be written', 'server/exports/render-file.test.ts'],
  ['NET-01', 'a browser that loses its server while it signs', 'e2e/attacks/lost-connection.spec.ts'],
  ['TEXTS', 'texts that hope to run, canaries in what is left behind', 'e2e/attacks/texts.spec.ts'],
];

const named = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = named.find((name) => !ALL.some(([id]) => id === name));
if (unknown !== undefined) {
  console.error(`${unknown}: no such fault; there are ${ALL.map(([id]) => id).join(', ')}`);
  process.exit(2);
}
const FAULTS = ALL.filter(([id]) => named.length === 0 || named.includes(id));

checkNode();
process.chdir(HOUSE);
const progress = progressOn(process.stderr);
if (!(await ensureInstalled(progress))) process.exit(1);
const scratch = mkdtempSync(join(tmpdir(), 'gamut-faults-'));
const report = join(scratch, 'report.json');
const files = [...new Set(FAULTS.map(([, , file]) => file))];
const isInBrowser = (file) => file.startsWith('e2e/');
const gone = files.filter((file) => !existsSync(file));
if (gone.length > 0) {
  console.error(`test:faults: ${gone.join(', ')} is not there`);
  process.exit(1);
}
const env = { ...process.env, NO_COLOR: '1', GAMUT_FAULT_TESTS: '1', ...(process.argv.includes('--long') && { GAMUT_LONG_TESTS: '1' }) };
const others = files.filter((file) => !isInBrowser(file));
const args = ['node_modules/vitest/vitest.mjs', 'run', ...others, '--project', 'unit', '--project', 'database', '--project', 'faults', '--reporter=json', `--outputFile.json=${report}`];
const { output } = others.length === 0 ? { output: '' } : await progress.during('Running the proofs', () => runQuietly(process.execPath, args, { signal: AbortSignal.timeout(7_200_000), env }));
const results = [...(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults : []), ...(await inBrowser(files.filter(isInBrowser)))];

/** The proofs in a browser, against the built application with data of its own; told as the others are. */
async function inBrowser(specs) {
  if (specs.length === 0 || !(await ensureBuilt(progress))) return [];
  const browser = await findBrowser(progress);
  if (browser === null) return [];
  const told = join(scratch, 'browser.json');
  const dataDir = makeScratchData('attacks');
  let port = 4360;
  while (!(await isFree(port, '127.0.0.1'))) port += 1;
  const variables = { ...process.env, GAMUT_BROWSER: browser, GAMUT_E2E_ATTACKS: '1', GAMUT_E2E_PORT: String(port), GAMUT_E2E_DATA: dataDir, PLAYWRIGHT_JSON_OUTPUT_NAME: told, FORCE_COLOR: '0' };
  delete variables.DATABASE_URL;
  try {
    const { output: said } = await progress.during('Running the proofs in a browser', () => runQuietly(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', '--config', 'e2e/playwright.config.ts', ...specs.map((file) => file.slice(4)), '--reporter=list,json'], { signal: AbortSignal.timeout(3_600_000), env: variables }));
    const { suites = [], stats } = existsSync(told) ? JSON.parse(readFileSync(told, 'utf8')) : {};
    if (stats === undefined || stats.unexpected > 0) console.log(said.trim().slice(-4_000));
    return suites.map(({ file, specs: found }) => ({ name: `/e2e/${file}`, assertionResults: found.map(({ title, ok, tests: [first] }) => ({ fullName: title, status: ok ? 'passed' : 'failed', duration: first?.results.reduce((sum, { duration }) => sum + duration, 0) ?? 0 })) }));
  } finally {
    removeScratchData(dataDir);
    rmSync(`${dataDir}.log`, { force: true });
  }
}

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
const lines = FAULTS.map(([id, what, file, which]) => {
  const found = results.filter(({ name }) => name.endsWith(`/${file}`)).flatMap(({ assertionResults }) => assertionResults).filter(({ fullName }) => which === undefined || which.test(fullName));
  const passed = found.filter(({ status }) => status === 'passed').length;
  // A proof that did not run is none; one that this machine does not let anybody try is said to be that.
  const failed = found.length === 0 ? 1 : found.filter(({ status }) => status === 'failed').length;
  return { id, what, passed, failed, seconds: (found.reduce((sum, { duration }) => sum + (duration ?? 0), 0) / 1000).toFixed(1), said: failed > 0 ? 'BROKEN' : passed > 0 ? 'held' : 'not tried here' };
});
rmSync(scratch, { recursive: true, force: true });
const row = (cells) => `| ${cells.join(' | ')} |`;
console.log(`Faults at ${commit}`);
console.log(row(['id', 'fault', 'proofs passed', 'failed', 'seconds', '']));
for (const { id, what, passed, failed, seconds, said } of lines) console.log(row([id.padEnd(8), what.padEnd(56), passed, failed, seconds, said]));
const [passed, failed] = ['passed', 'failed'].map((key) => lines.reduce((sum, line) => sum + line[key], 0));
if (failed > 0) console.log(output.trim().slice(-4_000));
// What the proofs counted themselves.
for (const figures of output.match(/^\{"(kills|history|full disk|migrations|drill)".*\}$/gm) ?? []) console.log(figures);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
