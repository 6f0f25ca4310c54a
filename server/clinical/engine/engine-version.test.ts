import { expect, it } from 'vitest';
import { COMPUTATIONS } from '../facts/derived/registry';
import { canonicalJson } from '../model/canonical-json';
import { sha256 } from '../model/sha256';
import { ENGINE_VERSION } from './engine';

it('signed assessments hold what a fact is called: other words are another version of the engine', () => {
  const words = Object.fromEntries(Object.entries(COMPUTATIONS).map(([name, { label, unit }]) => [name, [label, unit]]));
  expect({ engine: ENGINE_VERSION, words: sha256(canonicalJson(words)) }).toEqual({ engine: '1.7.0', words: '298fe00fedbff55e22a586d265c37e3ef465826d7e2a36e9a57481853e25027d' });
});
