import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { canonicalJson } from './canonical-json';
import type { Json } from './content-entry';
import { sha256, sha256OfJson } from './sha256';

const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'binary' }), tie('value'), { maxKeys: 4 }),
  ),
})).value;

const backwards = (value: Json): Json => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((entry: Json) => backwards(entry));
  return Object.fromEntries(Object.entries(value).reverse().map(([key, entry]) => [key, backwards(entry)]));
};

describe('canonical JSON', () => {
  it('orders keys by UTF-16 code units, at every depth, and leaves lists alone', () => {
    expect(canonicalJson({ b: [3, 1, { z: 1, a: 2 }], a: null, B: true, é: 'x' })).toBe('{"B":true,"a":null,"b":[3,1,{"a":2,"z":1}],"é":"x"}');
  });

  it('puts a surrogate pair before a later code unit, which code points would not', () => {
    expect(canonicalJson({ '\uFB33': 1, '\u{1F600}': 2 })).toBe('{"\u{1F600}":2,"\uFB33":1}');
  });

  it('writes numbers as JSON writes them', () => {
    expect(canonicalJson([1.0, -0, 0.1, 1e21, 1e-7, 4.5])).toBe('[1,0,0.1,1e+21,1e-7,4.5]');
  });

  it('refuses what JSON cannot hold', () => {
    expect(() => canonicalJson(Number.NaN)).toThrow(RangeError);
    expect(() => canonicalJson([Infinity])).toThrow(RangeError);
  });

  it('keeps every value readable and does not depend on the order of keys', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(backwards(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text) as Json)).toBe(text);
      }),
    );
  });
});

describe('SHA-256', () => {
  it('agrees with the published test vectors', () => {
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('hashes UTF-8 and is the same for another order of keys', () => {
    expect(sha256OfJson({ a: 'ü', b: 1 })).toBe(sha256('{"a":"ü","b":1}'));
    expect(sha256OfJson({ b: 1, a: 'ü' })).toBe(sha256OfJson({ a: 'ü', b: 1 }));
  });
});
