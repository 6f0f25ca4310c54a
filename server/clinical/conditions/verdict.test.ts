import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { all, any, applies, cannotTell, doesNotApply, not } from './verdict';
import type { Verdict } from './verdict';

const yes = applies(['a']);
const no = doesNotApply(['b']);
const open = cannotTell(['c']);
const kinds = [yes, no, open];
const verdict: fc.Arbitrary<Verdict> = fc.constantFrom(yes, no, open);
const kind = (value: Verdict): string => value.kind;

describe('three-valued logic', () => {
  test('one firm no decides a conjunction, else any unknown keeps it open', () => {
    for (const other of kinds) {
      expect(all([no, other]).kind).toBe('does-not-apply');
      expect(all([other, no]).kind).toBe('does-not-apply');
    }
    expect(all([yes, open])).toEqual(open);
    expect(all([yes, applies(['d'])])).toEqual(applies(['a', 'd']));
  });

  test('one firm yes decides a disjunction, else any unknown keeps it open', () => {
    for (const other of kinds) {
      expect(any([yes, other]).kind).toBe('applies');
      expect(any([other, yes]).kind).toBe('applies');
    }
    expect(any([no, open])).toEqual(open);
    expect(any([no, doesNotApply(['d'])])).toEqual(doesNotApply(['b', 'd']));
  });

  test('negation turns yes and no and keeps unknown', () => {
    expect(not(yes)).toEqual(doesNotApply(['a']));
    expect(not(no)).toEqual(applies(['b']));
    expect(not(open)).toEqual(open);
  });

  test('De Morgan holds, order is irrelevant, nothing is lost by nesting', () => {
    fc.assert(fc.property(fc.array(verdict, { minLength: 1, maxLength: 6 }), (verdicts) => {
      expect(kind(not(all(verdicts)))).toBe(kind(any(verdicts.map(not))));
      expect(kind(not(any(verdicts)))).toBe(kind(all(verdicts.map(not))));
      expect(kind(all(verdicts.toReversed()))).toBe(kind(all(verdicts)));
      expect(kind(any(verdicts.toReversed()))).toBe(kind(any(verdicts)));
      expect(kind(all([all(verdicts.slice(0, 1)), ...verdicts.slice(1)]))).toBe(kind(all(verdicts)));
    }));
  });

  test('knowing more never turns a firm verdict round', () => {
    fc.assert(fc.property(fc.array(verdict, { minLength: 1, maxLength: 5 }), fc.constantFrom(yes, no), (verdicts, answer) => {
      const settled = verdicts.map((one) => (one === open ? answer : one));
      for (const combine of [all, any]) {
        const before = combine(verdicts).kind;
        if (before !== 'cannot-tell') expect(combine(settled).kind).toBe(before);
      }
    }));
  });

  test('facts are named once, in order of first mention', () => {
    expect(all([applies(['a', 'b']), applies(['b', 'c'])])).toEqual(applies(['a', 'b', 'c']));
    expect(any([cannotTell(['x']), cannotTell(['x', 'y'])])).toEqual(cannotTell(['x', 'y']));
  });
});
