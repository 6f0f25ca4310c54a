import { describe, expect, test } from 'vitest';
import { moved } from './brush';

const WHOLE = { from: 0, to: 1000 };

describe('the span in view', () => {
  test.each([
    ['from', -7, { from: 93, to: 400 }],
    ['from', -Infinity, { from: 0, to: 400 }],
    ['from', Infinity, { from: 386, to: 400 }],
    ['to', 28, { from: 100, to: 428 }],
    ['to', Infinity, { from: 100, to: 1000 }],
    ['to', -Infinity, { from: 100, to: 114 }],
    ['both', -50, { from: 50, to: 350 }],
    ['both', -500, { from: 0, to: 300 }],
    ['both', 5000, { from: 700, to: 1000 }],
  ] as const)('moved at %s by %d days stays whole and inside the past', (grip, by, expected) => {
    expect(moved({ from: 100, to: 400 }, grip, by, WHOLE)).toEqual(expected);
  });
});
