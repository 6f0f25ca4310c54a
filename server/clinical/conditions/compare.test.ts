import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Operator } from '../model/rule-grammar';
import { between, exactly, none, UNKNOWN, word } from '../facts/known-value';
import { compareAnswer, compareKnown, compareRange, compareScalar } from './compare';

const OPERATORS: readonly Operator[] = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'];
const onNumbers: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  eq: (a, b) => a === b, ne: (a, b) => a !== b, lt: (a, b) => a < b, lte: (a, b) => a <= b, gt: (a, b) => a > b, gte: (a, b) => a >= b,
};

test('a comparison of bounds is the comparison of every number inside them', () => {
  fc.assert(fc.property(fc.integer({ min: -9, max: 9 }), fc.nat(5), fc.integer({ min: -12, max: 12 }), fc.constantFrom(...OPERATORS), (min, width, value, op) => {
    const inside = Array.from({ length: width + 1 }, (_, n) => onNumbers[op]?.(min + n, value) === true);
    const expected = inside.every(Boolean) ? true : inside.some(Boolean) ? null : false;
    expect(compareRange(min, min + width, op, value)).toBe(expected);
  }));
});

test('zero is a number like any other', () => {
  expect(compareKnown(exactly(0), 'gte', 0)).toBe(true);
  expect(compareKnown(exactly(0), 'gt', 0)).toBe(false);
  expect(compareScalar(0, 'eq', 0)).toBe(true);
  expect(compareScalar(0, 'eq', false)).toBe(false);
});

test('what did not happen compares as false, what may not have happened is never firmly true', () => {
  expect(compareKnown(none(), 'lte', 90)).toBe(false);
  expect(compareKnown(none(), 'gte', 0)).toBe(false);
  expect(compareKnown({ kind: 'number', min: 3, max: 5, maybeNone: true, basis: [] }, 'lte', 90)).toBe(null);
  expect(compareKnown({ kind: 'number', min: 100, max: 120, maybeNone: true, basis: [] }, 'lte', 90)).toBe(false);
});

test('unknown stays open, open bounds decide what they can', () => {
  expect(compareKnown(UNKNOWN, 'gte', 1)).toBe(null);
  expect(compareKnown(between(10, Infinity), 'gte', 10)).toBe(true);
  expect(compareKnown(between(10, Infinity), 'gte', 11)).toBe(null);
  expect(compareKnown(between(-Infinity, -1), 'lt', 0)).toBe(true);
});

test('words are compared as words, lists hold when one entry does', () => {
  expect(compareKnown(word('both'), 'in', ['worse-with-increase', 'both'])).toBe(true);
  expect(compareKnown(word(true), 'eq', true)).toBe(true);
  expect(compareScalar('many', 'gt', 3)).toBe(null);
  expect(compareAnswer(['a loss', 'season changed'], 'in', ['a loss'])).toBe(true);
  expect(compareAnswer(['season changed'], 'in', ['a loss'])).toBe(false);
  expect(compareAnswer([], 'in', ['a loss'])).toBe(false);
});
