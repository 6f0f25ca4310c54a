import { expect, it } from 'vitest';
import { COMPUTATIONS } from '../facts/derived/registry';
import { canonicalJson } from '../model/canonical-json';
import { sha256 } from '../model/sha256';
import { ENGINE_VERSION } from './engine';

/** A line for each engine, the newest last; none is rewritten. */
const RECORDED = [
  { engine: '1.9.0', words: 'ca6b8acb97f657f8f3ea1d7e3a4ce8d2bf9987f191cb9080257b7e7a423a314c' },
  { engine: '1.10.0', words: 'ca6b8acb97f657f8f3ea1d7e3a4ce8d2bf9987f191cb9080257b7e7a423a314c' },
  { engine: '1.11.0', words: '80625263c7fa56f7a6e7e7d7c06c1c407bb64a82408f68ddb5c4f55b7c5bf63e' },
  { engine: '1.12.0', words: '80625263c7fa56f7a6e7e7d7c06c1c407bb64a82408f68ddb5c4f55b7c5bf63e' },
  { engine: '1.13.0', words: '80625263c7fa56f7a6e7e7d7c06c1c407bb64a82408f68ddb5c4f55b7c5bf63e' },
  { engine: '1.14.0', words: '80625263c7fa56f7a6e7e7d7c06c1c407bb64a82408f68ddb5c4f55b7c5bf63e' },
  { engine: '1.15.0', words: '80625263c7fa56f7a6e7e7d7c06c1c407bb64a82408f68ddb5c4f55b7c5bf63e' },
];

it('signed assessments hold what a fact is called: other words are another version of the engine', () => {
  const words = Object.fromEntries(Object.entries(COMPUTATIONS).map(([name, { label, unit }]) => [name, [label, unit]]));
  expect({ engine: ENGINE_VERSION, words: sha256(canonicalJson(words)) }).toEqual(RECORDED.at(-1));
  expect(new Set(RECORDED.map(({ engine }) => engine)).size).toBe(RECORDED.length);
});
