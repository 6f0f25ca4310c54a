import { expect, it } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { readBundle } from './read-bundle';
import { asText, type Json } from './testing/bundles';
import { breach } from './testing/invariants';
import { mutateBundle, mutateText, randomFrom } from './testing/mutate';
import { readingWith } from './testing/reading';
import { SEEDS } from './testing/seeds';

const { optionsFor } = readingWith(loadKnowledge());

const RUNS = 100_000;

it(`${RUNS} mutated documents are read or refused, never worse (FHIR-08)`, () => {
  const options = optionsFor();
  for (let run = 0; run < RUNS; run += 1) {
    const random = randomFrom(1_000_000 + run);
    let document: Json = SEEDS[run % SEEDS.length] ?? null;
    for (let change = 0; change <= random(6); change += 1) document = mutateBundle(document, random);
    const isText = run % 4 === 0;
    const result = readBundle(isText ? mutateText(asText(document), random) : asText(document), options);
    if (result.ok && !isText) expect(breach(result.value, document), `run ${run}`).toBeNull();
  }
});
