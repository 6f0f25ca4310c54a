import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { plan } from './plan';
import { requestFrom } from './testing/any-plan';
import { brokenProperties } from './testing/plan-properties';

const knowledge = loadKnowledge();
const number = fc.nat({ max: 1_000_000 });
const aDraw = fc.record({ from: number, to: number, dose: number, target: number, region: number, pace: number, day: number, way: number, more: number });
/** Fewer and always the same ones where every test runs thousands of times: under mutation. */
const RUNS = Number(process.env.GAMUT_PLAN_RUNS ?? 20_000);
const DRAWS = Math.min(300, RUNS * 2);
const seed = process.env.GAMUT_PLAN_SEED;

describe('every plan of any pair, dose, region, pace and start', () => {
  it(`is made of what is sold, adds up, never rises, reaches its target, keeps the limits, and the verifier agrees`, () => {
    fc.assert(
      fc.property(aDraw, (draw) => {
        const broken = brokenProperties(draw, knowledge);
        if (broken.length > 0) expect.fail(broken.join('\n'));
      }),
      { numRuns: RUNS, ...(seed === undefined ? {} : { seed: Number(seed) }) },
    );
  }, 300_000);

  it('is not only refused: a third of the draws and more give a plan', () => {
    const made = fc.sample(aDraw, { numRuns: DRAWS, seed: 7 }).filter((draw) => {
      const { request, start } = requestFrom(draw, knowledge);
      return plan(request, null, knowledge, start).ok;
    });
    expect(made.length).toBeGreaterThan(DRAWS / 3);
  });
});
