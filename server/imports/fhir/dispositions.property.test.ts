import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { readBundle } from './read-bundle';
import { asText, bundleOf, type Json } from './testing/bundles';
import { breach } from './testing/invariants';
import { mutateBundle, mutateText, randomFrom, shuffled } from './testing/mutate';
import { readingWith } from './testing/reading';
import { DIRTY_RECORDS, SEEDS } from './testing/seeds';

const { optionsFor, read, readText } = readingWith(loadKnowledge());

const RUNS = 1_000;
const options = optionsFor();

describe('any bundle', () => {
  it('gives every entry exactly one disposition, and every doubt an item', () => {
    const document = bundleOf(DIRTY_RECORDS);
    const result = readText(asText(document));
    expect(breach(result, document)).toBeNull();
    expect(result.waiting.length).toBeGreaterThan(5);
    expect(result.taken.length).toBeGreaterThan(5);
    expect(result.merged.length).toBeGreaterThan(2);
    expect(result.leftOut.length).toBeGreaterThan(2);
  });

  it('gives the same in any order of its entries', () => {
    const sorted = read(DIRTY_RECORDS);
    for (let seed = 1; seed <= 60; seed += 1) {
      expect(read(shuffled(DIRTY_RECORDS, randomFrom(seed)))).toEqual(sorted);
    }
  });

  it('gives the same chart without ids in any order', () => {
    const nameless = DIRTY_RECORDS.map(({ id: _id, ...rest }) => ({ ...rest, resourceType: rest.resourceType }));
    const sorted = read(nameless);
    for (let seed = 1; seed <= 20; seed += 1) {
      const result = read(shuffled(nameless, randomFrom(seed)));
      expect(result.chart).toEqual(sorted.chart);
      expect(result.inbox).toEqual(sorted.inbox);
    }
  });

  it('sent twice in one document gives the facts of once', () => {
    const once = read(DIRTY_RECORDS);
    const twice = read([...DIRTY_RECORDS, ...DIRTY_RECORDS]);
    expect(twice.chart).toEqual(once.chart);
    expect(twice.merged.length).toBe(once.merged.length + DIRTY_RECORDS.length);
  });

  it('offers choices that hold together: what a choice replaces stands in the chart', () => {
    const result = read(DIRTY_RECORDS);
    const keys = new Set(result.facts.map((fact) => fact.key));
    for (const item of result.inbox) {
      expect(item.choices.at(-1)?.does).toBe('not-relevant');
      for (const choice of item.choices) for (const replaced of choice.replaces) expect(keys).toContain(replaced);
    }
  });

  it(`is read or refused, never worse: ${RUNS} mutated documents (FHIR-08)`, () => {
    let readable = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const random = randomFrom(run);
      let document: Json = SEEDS[run % SEEDS.length] ?? null;
      for (let change = 0; change <= random(3); change += 1) document = mutateBundle(document, random);
      const text = run % 5 === 0 ? mutateText(asText(document), random) : asText(document);
      const result = readBundle(text, options);
      if (!result.ok) expect(result.error.message).not.toBe('');
      else if (run % 5 !== 0) {
        readable += 1;
        expect(breach(result.value, document), `run ${run}`).toBeNull();
      }
    }
    expect(readable).toBeGreaterThan(RUNS / 2);
  }, 60_000);
});
