import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { ruleFaces } from '@/server/services/evidence/rule-faces';
import { passagesOf, splitNamed, verdictOn } from './lead-of';

const knowledge = loadKnowledge();
const workOf = (id: string) => {
  const work = knowledge.references.find((one) => one.id === id);
  if (work === undefined) throw new Error(`no entry: ${id}`);
  return work;
};
const statedOf = (id: string) => {
  const stated = ruleFaces().get(id)?.stated ?? null;
  if (stated === null) throw new Error(`no work states: ${id}`);
  return stated;
};
const HEAD = 'Where this sentence comes from';
const wordsIn = (text: string): number => text.split(/\s+/).length;

describe('the work that leads', () => {
  test('says how far it was read and which it is within 15 words of the top, for each work of each sentence', () => {
    for (const { id, stated } of ruleFaces().values()) {
      for (const ref of new Set(stated?.by.map((one) => one.ref))) {
        const verdict = verdictOn(workOf(ref), statedOf(id));
        expect(verdict, `${id} ${ref}`).toMatch(/^(?:Read in part|Read as a whole|Abstract only): .+ states (?:it|part of it|it with (?:another work|\d other works) below)\.$/);
        expect(wordsIn(`${HEAD} ${verdict.split(' (')[0] ?? ''}`), `${id} ${ref}`).toBeLessThanOrEqual(15);
      }
    }
  });

  test('does not say that one of several works states all of a sentence', () => {
    expect(verdictOn(workOf('scoping-review-blunting'), statedOf('os-ind'))).toBe('Abstract only: Scoping review blunting (systematic review) states it with another work below.');
    expect(verdictOn(workOf('opbroek-2002'), statedOf('m-sexual'))).toMatch(/states it\.$/);
  });

  test('of an added seizure risk from tramadol shows the words that name it, and how they were read', () => {
    const stated = statedOf('bs-risk-factors');
    expect(verdictOn(workOf('smpc-bupropion-eu'), stated)).toBe('Read in part: Bupropion EU (label) states part of it.');
    expect(passagesOf(workOf('smpc-bupropion-eu'), stated, ['Tramadol'])[0]).toEqual({ words: 'It widens the seizure-threshold list to antimalarials, quinolones, tramadol, theophylline, systemic steroids and sedating antihistamines', read: 'threshold list read in an Italian product text', before: false, after: true });
    expect(passagesOf(workOf('smpc-bupropion-eu'), stated, ['CNS tumour'])[0]?.words).toBe('known CNS tumour');
  });
});

test('a name is found however it is written, as a whole word', () => {
  expect(splitNamed('quinolones, tramadol, theophylline', ['Tramadol'])).toEqual([{ text: 'quinolones, ', named: false }, { text: 'tramadol', named: true }, { text: ', theophylline', named: false }]);
  expect(splitNamed('strokes', ['stroke', 'a (b'])).toEqual([{ text: 'strokes', named: false }]);
});
