/** A worker of `in-process.mjs`: collects the tests anew for each mutant and runs those that reach it until one fails. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { format } from 'node:util';

import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend, ASYMMETRIC_MATCHERS_OBJECT, GLOBAL_EXPECT, customMatchers, getState, setState } from '@vitest/expect';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
const expect = (value, message) => chai.expect(value, message);
Object.assign(expect, chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT], { fail: chai.assert.fail });
globalThis[GLOBAL_EXPECT] = expect;
setState({ assertionCalls: 0, isExpectingAssertions: false, ...(getState(expect) ?? {}) }, expect);
chai.expect.extend(expect, customMatchers);

let collected = [];
let above = '';
const named = (name, given) => format(name, ...(Array.isArray(given) ? given : [given]));
const it = (name, run) => void collected.push({ name: `${above}${name}`, run });
it.each = (cases) => (name, run) => { for (const given of cases) it(named(name, given), () => run(...(Array.isArray(given) ? given : [given]))); };
const describe = (name, body) => {
  const outer = above;
  above = `${outer}${name} > `;
  body();
  above = outer;
};
describe.each = (cases) => (name, body) => { for (const given of cases) describe(named(name, given), () => body(...(Array.isArray(given) ? given : [given]))); };

const content = await import('../../server/knowledge/schema/content.ts');
const parsed = new Map();
/** The content never changes in a worker: read once. */
const parseOnce = (value) => {
  const key = 'whole';
  if (!parsed.has(key)) parsed.set(key, content.content.parse(value));
  return parsed.get(key);
};
const shared = [
  await import('fast-check'),
  { describe, it, test: it, expect },
  await import('../../server/knowledge/load.ts'),
  { ...content, content: { parse: parseOnce } },
  await import('../../server/clinical/engine/engine.ts'),
];
const code = readFileSync(process.argv[2], 'utf8');
const ofNode = createRequire(import.meta.url);
const begin = new Function('require', 'module', 'exports', code);
const load = () => {
  const module = { exports: {} };
  begin((name) => (name.startsWith('shared:') ? shared[Number(name.slice('shared:'.length))] : ofNode(name)), module, module.exports);
  return module.exports;
};

const state = (globalThis.__stryker__ ??= {});
function collect({ tests }, file) {
  collected = [];
  tests.find((entry) => entry.file === file).collect();
  return collected;
}

// Without a mutant: which test reaches which, how long it takes, how often each is reached.
state.mutantCoverage = { static: {}, perTest: {} };
const whole = load();
whole.code();
const plans = [];
/** What collecting the tests of a file costs: files that compute while they are collected go last. */
const costs = new Map();
const failed = [];
for (const { file } of whole.tests) {
  state.currentTestId = `collect ${file}`;
  const began = performance.now();
  const own = collect(whole, file);
  costs.set(file, performance.now() - began);
  for (const [place, { name, run }] of own.entries()) {
    state.currentTestId = `${file} ${place}`;
    const since = performance.now();
    try {
      await run();
    } catch (error) {
      failed.push(`${file} ${name}: ${String(error).slice(0, 300)}`);
    }
    plans.push({ id: state.currentTestId, file, place, name, ms: performance.now() - since });
  }
}
const { perTest, static: statics } = state.mutantCoverage;
delete state.mutantCoverage;
state.currentTestId = undefined;
process.send(failed.length > 0 ? { failed } : {});

const HITS = 100;
process.on('message', async (id) => {
  const inCollection = new Set(whole.tests.filter(({ file }) => perTest[`collect ${file}`]?.[id] !== undefined).map(({ file }) => file));
  const reached = plans.filter((plan) => perTest[plan.id]?.[id] !== undefined || inCollection.has(plan.file)).sort((a, b) => costs.get(a.file) - costs.get(b.file) || (a.file === b.file ? a.ms - b.ms : a.file < b.file ? -1 : 1));
  if (reached.length === 0) {
    const isStatic = Object.values(perTest).every((hits) => hits[id] === undefined) && statics[id] !== undefined;
    process.send({ status: isStatic ? 'Ignored' : 'NoCoverage' });
    return;
  }
  state.activeMutant = id;
  state.hitCount = 0;
  state.hitLimit = HITS * Object.values(perTest).reduce((sum, hits) => sum + (hits[id] ?? 0), 1);
  process.send(await judge(reached));
});

async function judge(reached) {
  const found = new Map();
  let module;
  try {
    module = load();
    module.code();
  } catch {
    return { status: 'Killed', by: 'loading' };
  }
  for (const { file, place, name } of reached) {
    try {
      if (!found.has(file)) found.set(file, collect(module, file));
      const test = found.get(file)[place];
      if (test === undefined) return { status: 'Killed', by: `${file}: its tests` };
      await test.run();
    } catch (error) {
      return { status: String(error).includes('Hit count limit') ? 'Timeout' : 'Killed', by: `${file} ${name}` };
    }
  }
  return { status: 'Survived' };
}
