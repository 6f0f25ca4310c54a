import fc from 'fast-check';
import { expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { brokenProperties } from './testing/plan-properties';

const knowledge = loadKnowledge();
const number = fc.nat({ max: 1_000_000 });
const aDraw = fc.record({ from: number, to: number, dose: number, target: number, region: number, pace: number, day: number, way: number });

it('100,000 plans of any pair, dose, region, pace and start keep every property', () => {
  fc.assert(fc.property(aDraw, (draw) => {
    expect(brokenProperties(draw, knowledge)).toEqual([]);
  }), { numRuns: 100_000 });
});
