import { describe, expect, it } from 'vitest';
import { OddNumber } from './json-value';
import { readJson } from './read-json';

const error = (text: string) => {
  const result = readJson(text);
  if (result.ok) throw new Error('was read');
  return result.error;
};
const value = (text: string) => {
  const result = readJson(text);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

describe('strict JSON', () => {
  it('agrees with JSON.parse on what both accept', () => {
    const text = '{"a":[1,-2.5,0,{"b":null}],"c":"\\u00e9\\n\\ud83d\\ude00 \\"x\\" \\\\","d":true,"e":{},"f":[],"g":false}';
    expect(JSON.parse(JSON.stringify(value(text)))).toEqual(JSON.parse(text));
    expect(JSON.parse(JSON.stringify(value(' \n[ 1 , 2 ] ')))).toEqual([1, 2]);
  });

  it.each(['', '{', '[1,', '[1 2]', '{"a"}', '{a:1}', '{"a":1,}', '[1,]', '01', '1.', '+1', 'nul', '"\\x"', '"\\u12"', '"a\nb"', '{} {}', "{'a':1}", 'NaN', '[Infinity]'])('refuses %j as JSON.parse does', (text) => {
    expect(() => JSON.parse(text) as unknown).toThrow();
    expect(error(text).code).toBe('not-json');
  });

  it('names the path and the place of a key that stands twice', () => {
    const found = error('{"entry":[{"resource":{\n"subject":1,"subject":2}}]}');
    expect(found).toMatchObject({ code: 'duplicate-key', path: 'entry[0].resource.subject' });
    expect(found.message).toContain('line 2');
  });

  it('sees a key that is the same once its escapes are read', () => {
    expect(error('{"value":1,"v\\u0061lue":2}').code).toBe('duplicate-key');
  });

  it.each(['__proto__', 'constructor', 'prototype', '\\u005f_proto__'])('refuses the key %s wherever it stands', (key) => {
    for (const text of [`{"${key}":{"polluted":1}}`, `{"a":[{"b":{"${key}":1}}]}`]) expect(error(text).code).toBe('forbidden-key');
    expect(Object.hasOwn({}, 'polluted')).toBe(false);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('gives objects without a prototype', () => {
    expect(Object.getPrototypeOf(value('{"a":{}}'))).toBeNull();
  });

  it('refuses nesting of a hundred thousand without a stack', () => {
    for (const text of ['['.repeat(100_000), '{"a":'.repeat(100_000), `${'['.repeat(100_000)}${']'.repeat(100_000)}`]) {
      expect(error(text).code).toBe('too-deep');
    }
  });

  it('refuses a list of a million', () => {
    expect(error(`{"entry":[${'{},'.repeat(1_000_000)}{}]}`)).toMatchObject({ code: 'too-many-values' });
  });

  it('refuses half a surrogate pair, written or escaped, and NUL', () => {
    expect(error('"\\ud800"').code).toBe('not-utf-8');
    expect(error('"\\udc00\\ud800"').code).toBe('not-utf-8');
    expect(error(`"${String.fromCharCode(0xd800)}"`).code).toBe('not-utf-8');
    expect(error('"\\u0000"').code).toBe('not-json');
    expect(value('"\\ud83d\\ude00"')).toBe('😀');
  });

  it('keeps a number with an exponent as it is written, and never as a number', () => {
    expect(value('1e3')).toEqual(new OddNumber('1e3'));
    expect(value('1E400')).toEqual(new OddNumber('1E400'));
    expect(value('1000')).toBe(1000);
  });

  it('says that a text starts with a byte order mark', () => {
    expect(error('\ufeff{}')).toMatchObject({ code: 'not-utf-8', path: 'document' });
  });
});
