/**
 * Mutation testing of planner and verifier in one process a worker: Stryker's mutants and Stryker's switches, the tests run by
 * a few lines here instead of a runner that is begun anew for each mutant. `node scripts/mutation/in-process.mjs [FILE…]`
 * prints a line a file and writes .stamps/mutation.json; a score below 85 % is exit 1.
 */
import { fork } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
/** A worker that says nothing for so long hangs in a mutant. */
const SILENT_MS = 60_000;

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
const bundle = join(OUT, 'bundle.cjs');
writeFileSync(bundle, bundled.outputFiles[0].text);

const mutants = instrumented.mutants.map(({ id, fileName, mutatorName, replacementCode, replacement, location, ignoreReason, statusReason, status }) => ({
  id, file: fileName.replace(HOUSE, ''), mutator: mutatorName, replacement: replacementCode ?? (typeof replacement === 'string' ? replacement : ''), location, status: ignoreReason ?? statusReason ?? status ? 'Ignored' : null,
}));
const byId = new Map(mutants.map((mutant) => [mutant.id, mutant]));
/** Always the same disorder, so that a run that ends early has looked at a fair sample. */
const disorder = (id) => (Number(id) * 2_654_435_761) % 4_294_967_296;
const queue = mutants.filter(({ status }) => status === null).map(({ id }) => id).sort((a, b) => disorder(a) - disorder(b));
const until = Date.now() + 60_000 * Number(process.env.GAMUT_MUTATION_MINUTES ?? 600);
const total = queue.length;
const killers = new Map();

await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, () => work()));

/** One worker after the other until nothing is left; one that hangs or falls takes its mutant with it as found. */
function work() {
  return new Promise((resolve) => {
    let current = null;
    let timer;
    const child = fork(WORKER, [bundle], { execArgv: ['--conditions=react-server', '--import', 'tsx', '--max-old-space-size=900'], env: { ...process.env, GAMUT_PLAN_RUNS: '24', GAMUT_PLAN_SEED: '4' }, cwd: HOUSE, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const watch = (ms = SILENT_MS) => {
      clearTimeout(timer);
      timer = setTimeout(() => child.kill('SIGKILL'), ms);
    };
    const next = () => {
      current = Date.now() < until ? (queue.shift() ?? null) : null;
      if (current === null) child.kill();
      else child.send(current);
      if ((total - queue.length) % 50 === 0) console.error(`${total - queue.length} of ${total}`);
      watch();
    };
    // First it runs every test once.
    watch(10 * SILENT_MS);
    child.on('message', (said) => {
      if (said.failed !== undefined) throw new Error(`without a mutant these fail: ${said.failed.join('; ')}`);
      if (said.status !== undefined) {
        byId.get(current).status = said.status;
        if (said.by !== undefined) killers.set(current, said.by);
      }
      next();
    });
    child.on('exit', () => {
      clearTimeout(timer);
      if (current === null && (queue.length === 0 || Date.now() >= until)) return resolve();
      if (current === null) throw new Error('a worker ended before its first mutant');
      byId.get(current).status = 'Timeout';
      work().then(resolve);
    });
  });
}

const FOUND = ['Killed', 'Timeout'];
const MISSED = ['Survived', 'NoCoverage'];
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
writeFileSync(join(OUT, 'mutants.json'), JSON.stringify(mutants.map((mutant) => ({ ...mutant, by: killers.get(mutant.id) ?? null })), null, 1));
process.exitCode = whole.score < BREAK ? 1 : 0;
