/**
 * Mutation testing of planner and verifier in one process a worker: Stryker's mutants, the tests run by a few lines here instead
 * of a runner that is begun anew for each mutant. `node scripts/mutation/in-process.mjs [FILE…]` prints a line a file; a score
 * below 85 % is exit 1. What was found is kept in .stamps/mutation: a later run goes on where this one ended
 * (`GAMUT_MUTATION_MINUTES`), and looks again only at what a change of the file, or of the tests for what lives on, has put in
 * doubt.
 */
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { createInstrumenter } from '@stryker-mutator/instrumenter';
import { build } from 'esbuild';
import { createInjector } from 'typed-inject';

const HOUSE = fileURLToPath(new URL('../..', import.meta.url));
const WORKER = fileURLToPath(new URL('in-process-worker.mjs', import.meta.url));
const OUT = join(HOUSE, '.stamps/mutation');
const BREAK = 85;
/** A worker that does not come to its next test for so long hangs in a mutant. */
const SILENT_MS = 30_000;
/** The tests that found the nearest mutants of the same file are asked first. */
const HINTS = 8;

const listed = (folder, ends) => readdirSync(join(HOUSE, folder)).filter((name) => name.endsWith(ends)).map((name) => `${folder}/${name}`);
const isTest = (file) => file.endsWith('.test.ts');
const mutated = ['server/clinical/plan.ts', ...listed('server/clinical/taper', '.ts'), ...listed('server/clinical/plan-verifier', '.ts')].filter((file) => !isTest(file));
const tests = [...listed('server/clinical', '.test.ts').filter((file) => /\/(preview-)?plan/.test(file)), ...listed('server/clinical/taper', '.test.ts'), ...listed('server/clinical/plan-verifier', '.test.ts')].filter((file) => !file.includes('.long.')).sort((a, b) => a.includes('property') - b.includes('property'));

const wanted = process.argv.slice(2);
const files = mutated.filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)));

const silent = { isDebugEnabled: () => false, isTraceEnabled: () => false, debug() {}, trace() {}, info() {}, warn: console.error, error: console.error, fatal: console.error };
const instrumenter = createInjector().provideValue('logger', silent).provideValue('getLogger', () => silent).injectFunction(createInstrumenter);
const instrumented = await instrumenter.instrument(
  files.map((file) => ({ name: join(HOUSE, file), content: readFileSync(join(HOUSE, file), 'utf8'), mutate: true })),
  { plugins: null, excludedMutations: ['StringLiteral'], ignorers: [], mutationRange: [] },
);
const contents = new Map(instrumented.files.map(({ name, content }) => [name, content]));

/** What is not mutated and costs time to begin: loaded once a worker. */
const SHARED = [/^fast-check$/, /^vitest$/, /knowledge\/load$/, /knowledge\/schema\/content$/, /\/engine\/engine$/];
const entry = `exports.code = () => { ${['plan.ts', 'plan-verifier/verify-plan.ts'].map((file) => `require('./server/clinical/${file}');`).join(' ')} };\nexports.tests = [${tests.map((file) => `{ file: ${JSON.stringify(file)}, collect: () => { require('./${file}'); } }`).join(', ')}];`;
const bundled = await build({
  stdin: { contents: entry, resolveDir: HOUSE, loader: 'js' },
  bundle: true, format: 'cjs', platform: 'node', write: false, logLevel: 'error', alias: { '@': HOUSE.replace(/\/$/, '') },
  plugins: [{
    name: 'mutants',
    setup(on) {
      on.onResolve({ filter: /.*/ }, ({ path }) => {
        const shared = SHARED.findIndex((pattern) => pattern.test(path));
        return shared < 0 ? undefined : { path: `shared:${shared}`, external: true };
      });
      on.onLoad({ filter: /\.ts$/ }, ({ path }) => (contents.has(path) ? { contents: contents.get(path), loader: 'ts' } : undefined));
    },
  }],
});
mkdirSync(OUT, { recursive: true });
const counting = join(OUT, 'counting.cjs');
const quick = join(OUT, 'quick.cjs');
const counted = bundled.outputFiles[0].text;
writeFileSync(counting, counted);
/** Once it is known which test reaches which mutant nothing is counted any more: a comparison of two numbers is left of each switch. */
writeFileSync(quick, counted.replace(/\bstryMutAct_9fa48\d*\("(\d+)"\)/g, '(ACTIVE === $1 && reached())').replace(/\bstryCov_9fa48\d*\("[^)]*\)/g, '0'));

const hashOf = (...texts) => createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 20);
const sourceHash = new Map(files.map((file) => [file, hashOf(readFileSync(join(HOUSE, file), 'utf8'))]));
/** What decides whether a mutant that lived would live again: every source, every test and what they are given. */
const allHash = hashOf(...[...mutated, ...tests, ...listed('server/clinical/testing', '')].filter((file) => /\.(ts|json)$/.test(file)).map((file) => readFileSync(join(HOUSE, file), 'utf8')));

const mutants = instrumented.mutants.map(({ id, fileName, mutatorName, replacementCode, replacement, location, ignoreReason, statusReason, status }) => {
  const file = fileName.replace(HOUSE, '');
  const changed = replacementCode ?? (typeof replacement === 'string' ? replacement : '');
  return { id, file, mutator: mutatorName, replacement: changed, location, key: hashOf(sourceHash.get(file), mutatorName, changed, location), status: ignoreReason ?? statusReason ?? status ? 'Ignored' : null };
});
const byId = new Map(mutants.map((mutant) => [mutant.id, mutant]));
const FOUND = ['Killed', 'Timeout'];
const MISSED = ['Survived', 'NoCoverage'];

const kept = join(OUT, 'judged.jsonl');
const judged = new Map(existsSync(kept) ? readFileSync(kept, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line)).map((entry) => [entry.key, entry]) : []);
/** For each file the lines on which a mutant was found, and the test that found it. */
const finders = new Map(files.map((file) => [file, []]));
function note(mutant, { status, by }) {
  mutant.status = status;
  mutant.by = by ?? null;
  if (status === 'Killed' && by !== undefined && by !== null) finders.get(mutant.file).push({ line: mutant.location.start.line, by });
}
for (const mutant of mutants) {
  const earlier = judged.get(mutant.key);
  if (mutant.status === null && earlier !== undefined && (FOUND.includes(earlier.status) || earlier.all === allHash)) note(mutant, earlier);
}
const hintsFor = ({ file, location }) => {
  const near = [...finders.get(file)].sort((a, b) => Math.abs(a.line - location.start.line) - Math.abs(b.line - location.start.line));
  return [...new Set(near.map(({ by }) => by))].slice(0, HINTS);
};

/** Always the same disorder, so that a run that ends early has looked at a fair sample. */
const disorder = (id) => (Number(id) * 2_654_435_761) % 4_294_967_296;
const queue = mutants.filter(({ status }) => status === null).map(({ id }) => id).sort((a, b) => disorder(a) - disorder(b));
const until = Date.now() + 60_000 * Number(process.env.GAMUT_MUTATION_MINUTES ?? 600);
const total = queue.length;
console.error(`${mutants.length - total} of ${mutants.length} are known`);

await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, () => work()));

/** One worker after the other until nothing is left; one that hangs or falls takes its mutant with it as found. */
function work() {
  return new Promise((resolve) => {
    let current = null;
    let timer;
    const child = fork(WORKER, [counting, quick], { execArgv: ['--conditions=react-server', '--import', 'tsx', '--max-old-space-size=900'], env: { ...process.env, GAMUT_PLAN_RUNS: '24', GAMUT_PLAN_SEED: '4' }, cwd: HOUSE, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const watch = (ms = SILENT_MS) => {
      clearTimeout(timer);
      timer = setTimeout(() => child.kill('SIGKILL'), ms);
    };
    const settle = (found) => {
      const mutant = byId.get(current);
      note(mutant, found);
      appendFileSync(kept, `${JSON.stringify({ key: mutant.key, status: mutant.status, by: mutant.by, all: allHash })}\n`);
    };
    const next = () => {
      current = Date.now() < until ? (queue.shift() ?? null) : null;
      if (current === null) child.kill();
      else child.send({ id: current, hints: hintsFor(byId.get(current)) });
      if ((total - queue.length) % 50 === 0) console.error(`${total - queue.length} of ${total}`);
      watch();
    };
    // First it runs every test once.
    watch(20 * SILENT_MS);
    child.on('message', (said) => {
      if (said.failed !== undefined) throw new Error(`without a mutant these fail: ${said.failed.join('; ')}`);
      if (said.at !== undefined) return watch();
      if (said.status !== undefined) settle(said);
      next();
    });
    child.on('exit', () => {
      clearTimeout(timer);
      if (current === null && (queue.length === 0 || Date.now() >= until)) return resolve();
      if (current === null) throw new Error('a worker ended before its first mutant');
      settle({ status: 'Timeout' });
      work().then(resolve);
    });
  });
}

const score = (of) => {
  const found = of.filter(({ status }) => FOUND.includes(status)).length;
  const missed = of.filter(({ status }) => MISSED.includes(status)).length;
  return { found, missed, score: found + missed === 0 ? 100 : Math.round((1000 * found) / (found + missed)) / 10 };
};
for (const file of files) {
  const lines = readFileSync(join(HOUSE, file), 'utf8').split('\n');
  const own = mutants.filter((mutant) => mutant.file === file);
  const { found, missed, score: percent } = score(own);
  console.log(`${percent.toFixed(1)} % ${file}: ${found} found, ${missed} not`);
  for (const { mutator, replacement, location: { start, end }, status } of own.filter(({ status: held }) => MISSED.includes(held))) {
    const line = lines[start.line] ?? '';
    const was = start.line === end.line ? line.slice(start.column, end.column) : `${line.slice(start.column)} …`;
    console.log(`    ${start.line + 1} ${status === 'NoCoverage' ? 'not run: ' : ''}${mutator}: ${was.slice(0, 110)}  =>  ${replacement.replace(/\s+/g, ' ').slice(0, 80)}`);
  }
}
const whole = score(mutants);
console.log(`${whole.score.toFixed(1)} % of ${whole.found + whole.missed} mutants found${queue.length === 0 ? '' : `, a sample: ${queue.length} were not looked at`}; ${mutants.filter(({ status }) => status === 'Ignored').length} left out (strings, and what runs only while a file is loaded)`);
writeFileSync(join(OUT, 'mutants.json'), JSON.stringify(mutants, null, 1));
process.exitCode = whole.score < BREAK ? 1 : 0;
