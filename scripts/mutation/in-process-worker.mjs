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
const ofNode = createRequire(import.meta.url);
const given = (name) => (name.startsWith('shared:') ? shared[Number(name.slice('shared:'.length))] : ofNode(name));
const [counting, quick] = process.argv.slice(2).map((file) => new Function('require', 'module', 'exports', 'ACTIVE', 'reached', readFileSync(file, 'utf8')));
const load = (bundle, active, reached) => {
  const module = { exports: {} };
  bundle(given, module, module.exports, active, reached);
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
const whole = load(counting);
whole.code();
const plans = new Map();
/** What collecting the tests of a file costs: files that compute while they are collected go last. */
const costs = new Map();
const failed = [];
for (const { file } of whole.tests) {
  state.currentTestId = `collect ${file}`;
  const began = performance.now();
  const own = collect(whole, file);
  costs.set(file, performance.now() - began);
  for (const [place, { name, run }] of own.entries()) {
    const id = `${file} ${name.split('\n')[0].slice(0, 150)} ${place}`;
    state.currentTestId = id;
    const since = performance.now();
    try {
      await run();
    } catch (error) {
      failed.push(`${file} ${name}: ${String(error).slice(0, 300)}`);
    }
    plans.set(id, { id, file, place, ms: performance.now() - since });
  }
}
const { perTest, static: statics } = state.mutantCoverage;
process.send(failed.length > 0 ? { failed } : {});

/** Of a test that often finds what is wrong a second is worth more. */
const finds = new Map();
const worth = ({ id, file, ms }, isCollected) => (ms + 1 + (isCollected ? 0 : costs.get(file))) / (1 + (finds.get(id) ?? 0));

const HITS = 100;
process.on('message', async ({ id, hints }) => {
  const inCollection = new Set(whole.tests.filter(({ file }) => perTest[`collect ${file}`]?.[id] !== undefined).map(({ file }) => file));
  const reaching = [...plans.values()].filter((plan) => perTest[plan.id]?.[id] !== undefined || inCollection.has(plan.file));
  if (reaching.length === 0) {
    const isStatic = Object.values(perTest).every((hits) => hits[id] === undefined) && statics[id] !== undefined;
    process.send({ status: isStatic ? 'Ignored' : 'NoCoverage' });
    return;
  }
  const hinted = hints.map((hint) => reaching.find((plan) => plan.id === hint)).filter((plan) => plan !== undefined);
  const others = reaching.filter((plan) => !hinted.includes(plan)).map((plan) => [plan, worth(plan, hinted.some(({ file }) => file === plan.file))]).sort(([, a], [, b]) => a - b).map(([plan]) => plan);
  process.send(await judge(Number(id), [...hinted, ...others], HITS * Object.values(perTest).reduce((sum, hits) => sum + (hits[id] ?? 0), 1)));
});

async function judge(mutant, tests, limit) {
  let hits = 0;
  const found = new Map();
  let module;
  try {
    module = load(quick, mutant, () => {
      hits += 1;
      if (hits > limit) throw new Error('Hit count limit');
      return true;
    });
    module.code();
  } catch {
    return { status: 'Killed', by: 'loading' };
  }
  for (const { id, file, place } of tests) {
    process.send({ at: id });
    try {
      if (!found.has(file)) found.set(file, collect(module, file));
      const test = found.get(file)[place];
      if (test !== undefined) await test.run();
      // A test that is not there any more: what lists the tests has changed.
      else return { status: 'Killed', by: id };
    } catch (error) {
      finds.set(id, (finds.get(id) ?? 0) + 1);
      return { status: String(error).includes('Hit count limit') ? 'Timeout' : 'Killed', by: id };
    }
    if (hits > limit) return { status: 'Timeout', by: id };
  }
  return { status: 'Survived' };
}
