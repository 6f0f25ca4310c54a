import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SMALLEST_CELL, wilson, withoutSmallCells } from './shares';
import type { Counted } from './shares';

describe('the interval after Wilson', () => {
  // Reckoned by hand from the published formula with z = 1.959964.
  it.each([[0, 10, 0, 0.2775], [10, 10, 0.7225, 1], [5, 10, 0.2366, 0.7634], [15, 50, 0.191, 0.4375], [81, 263, 0.2553, 0.3662]] as const)('of %i of %i', (k, n, low, high) => {
    const found = wilson(k, n);
    expect(found?.low).toBeCloseTo(low, 3);
    expect(found?.high).toBeCloseTo(high, 3);
  });

  it('of nobody is none; it holds the share, stays between 0 and 1 and narrows as people join', () => {
    expect(wilson(0, 0)).toBeNull();
    fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 400 }), (n, drawn) => {
      const k = Math.min(drawn, n);
      const [few, many] = [wilson(k, n), wilson(k * 4, n * 4)];
      if (few === null || many === null) throw new Error('A share of somebody.');
      expect(few.low >= 0 && few.high <= 1).toBe(true);
      expect(few.low <= few.share + 1e-12 && few.share <= few.high + 1e-12).toBe(true);
      expect(many.high - many.low).toBeLessThan(few.high - few.low);
    }));
  });
});

describe('cells under 10', () => {
  const cell = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 14 }), fc.integer({ min: 0, max: 60 }));
  const counted: fc.Arbitrary<Counted> = fc.record({ missing: cell, wellBefore: cell, both: cell, responseOnly: cell, remissionOnly: cell, neither: cell });

  it('are neither shown nor to be had by subtracting what is shown', () => {
    let shares = 0;
    fc.assert(
      fc.property(counted, (of) => {
        const shown = withoutSmallCells(of);
        const numbers = [shown.n, shown.missing, shown.wellBefore, shown.judged].filter((value) => value !== null);
        const yes = [shown.response, shown.remission].flatMap((share) => (share === null ? [] : [Math.round(share.share * share.of)]));
        const no = [shown.response, shown.remission].flatMap((share) => (share === null ? [] : [share.of - Math.round(share.share * share.of)]));
        shares += yes.length;
        const known = [...numbers, ...yes, ...no];
        for (const value of known) expect(value === 0 || value >= SMALLEST_CELL).toBe(true);
        // Whatever is missing from a whole that is shown is not one small part.
        if (shown.n !== null && shown.n > 0) expect([shown.missing, shown.wellBefore, shown.judged].filter((value) => value === null).length).not.toBe(1);
        const [response, remission] = yes;
        if (response !== undefined && remission !== undefined) expect(response === remission || Math.abs(response - remission) >= SMALLEST_CELL).toBe(true);
      }),
      { numRuns: 2000 },
    );
    expect(shares).toBeGreaterThan(200);
  });

  it('leave what is many enough', () => {
    expect(withoutSmallCells({ missing: 12, wellBefore: 0, both: 14, responseOnly: 0, remissionOnly: 0, neither: 20 })).toMatchObject({ n: 46, missing: 12, judged: 34, response: { of: 34 }, remission: { of: 34 } });
    expect(withoutSmallCells({ missing: 3, wellBefore: 0, both: 14, responseOnly: 0, remissionOnly: 0, neither: 20 })).toMatchObject({ n: 37, missing: null, judged: null, response: null });
    expect(withoutSmallCells({ missing: 0, wellBefore: 0, both: 4, responseOnly: 0, remissionOnly: 0, neither: 5 })).toMatchObject({ n: null });
  });
});
