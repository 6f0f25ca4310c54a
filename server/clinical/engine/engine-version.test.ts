import { expect, it } from 'vitest';
import { COMPUTATIONS } from '../facts/derived/registry';
import { canonicalJson } from '../model/canonical-json';
import { sha256 } from '../model/sha256';
import { ENGINE_VERSION } from './engine';

/** A line for each engine, the newest last; none is rewritten. */
const RECORDED = [
  { engine: '1.9.0', words: '69f2760cf12617eb9da41b1f2d92b5a258a7747ad58034354773abc84331d1c1' },
];

it('signed assessments hold what a fact is called: other words are another version of the engine', () => {
  const words = Object.fromEntries(Object.entries(COMPUTATIONS).map(([name, { label, unit }]) => [name, [label, unit]]));
  expect({ engine: ENGINE_VERSION, words: sha256(canonicalJson(words)) }).toEqual(RECORDED.at(-1));
  expect(new Set(RECORDED.map(({ engine }) => engine)).size).toBe(RECORDED.length);
});
