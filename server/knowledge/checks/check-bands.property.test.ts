import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { bandProblems } from './check-bands';

const range = { min: 0, max: 30 };
/** Cut points that split the range into bands without gap or overlap. */
const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 6 }).map((points) => [0, ...points.sort((a, b) => a - b)]);
const toBands = (starts: readonly number[]) =>
  starts.map((min, index) => ({ min, max: (starts[index + 1] ?? range.max + 1) - 1, label: `from ${min}` }));

describe('bands', () => {
  it('are accepted when each value of the range lies in exactly one, in whatever order they stand', () => {
    fc.assert(
      fc.property(cuts, (starts) => {
        expect(bandProblems(toBands(starts).reverse(), range)).toEqual([]);
      }),
    );
  });

  it('are refused when any of them is stretched, shortened or left out', () => {
    fc.assert(
      fc.property(cuts, fc.nat(), fc.constantFrom('stretch', 'shorten', 'drop'), (starts, pick, change) => {
        const bands = toBands(starts);
        const index = pick % bands.length;
        const changed = bands.flatMap((band, at) => {
          if (at !== index) return [band];
          if (change === 'drop') return [];
          return [{ ...band, max: band.max + (change === 'stretch' ? 1 : -1) }];
        });
        expect(bandProblems(changed, range)).not.toEqual([]);
      }),
    );
  });
});
