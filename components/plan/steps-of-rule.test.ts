import { describe, expect, it } from 'vitest';

import { heldLonger, ruleStep } from './steps-of-rule';

describe('a shown step as the rule numbers it', () => {
  it('is itself without edits, and further on when the plan was taken up in its middle', () => {
    expect([1, 2, 5].map((n) => ruleStep(n, { stepBackAt: null, resumeAt: null }))).toEqual([1, 2, 5]);
    expect([1, 2].map((n) => ruleStep(n, { stepBackAt: null, resumeAt: 3 }))).toEqual([3, 4]);
  });

  it('comes again after a step back: the one before, then itself, then the rest', () => {
    expect([1, 2, 3, 4, 5, 6].map((n) => ruleStep(n, { stepBackAt: 3, resumeAt: null }))).toEqual([1, 2, 3, 2, 3, 4]);
    expect(ruleStep(2, { stepBackAt: 1, resumeAt: null })).toBe(1);
  });

  it('is held week by week, and let go again', () => {
    const once = heldLonger([], 2);
    expect(once).toEqual([{ step: 2, days: 7 }]);
    expect(heldLonger(once, 2)).toEqual([{ step: 2, days: 14 }]);
    expect(heldLonger(once, 1)).toEqual([{ step: 1, days: 7 }, { step: 2, days: 7 }]);
    expect(heldLonger(once, 2, -7)).toEqual([]);
  });
});
