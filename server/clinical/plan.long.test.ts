import fc from 'fast-check';
import { expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { aDraw } from './testing/any-draw';
import { brokenProperties } from './testing/plan-properties';

const knowledge = loadKnowledge();

it('100,000 plans of any pair, dose, region, pace and start keep every property', () => {
  fc.assert(fc.property(aDraw, (draw) => {
    expect(brokenProperties(draw, knowledge)).toEqual([]);
  }), { numRuns: 100_000 });
});
