import fc from 'fast-check';
import { expect, it } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { brokenProperties } from './testing/plan-properties';

const knowledge = loadKnowledge();
const number = fc.nat({ max: 1_000_000 });
const aDraw = fc.record({ from: number, to: number, dose: number, target: number, region: number, pace: number, day: number, way: number, more: number });

const SHARDS = Array.from({ length: 20 }, (_, shard) => shard + 1);
const RUNS = 50_000;

/** 1,000,000 in all; in shards, so that a busy machine ends one after the other and a failure names its seed. */
it.each(SHARDS)(`50,000 plans of any pair, dose, region, pace and start keep every property: shard %i of ${SHARDS.length}`, () => {
  fc.assert(
    fc.property(aDraw, (draw) => {
      const broken = brokenProperties(draw, knowledge);
      if (broken.length > 0) expect.fail(broken.join('\n'));
    }),
    { numRuns: RUNS },
  );
}, 1_800_000);
