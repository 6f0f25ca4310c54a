import { describe, expect, it } from 'vitest';
import { decodeDocument } from './decode-document';
import { LIMITS } from './limits';

const codeOf = (bytes: Uint8Array) => {
  const result = decodeDocument(bytes);
  return result.ok ? 'read' : result.error.code;
};

describe('bytes of a document', () => {
  it('reads plain UTF-8', () => {
    expect(decodeDocument(new TextEncoder().encode('{"a":"é😀"}'))).toEqual({ ok: true, value: '{"a":"é😀"}' });
  });

  it.each([
    ['a byte order mark', [0xef, 0xbb, 0xbf, 0x7b, 0x7d], 'not-utf-8'],
    ['UTF-16, little end first', [0xff, 0xfe, 0x7b, 0x00], 'not-utf-8'],
    ['UTF-16 without a mark', [0x7b, 0x00, 0x7d, 0x00], 'not-utf-8'],
    ['UTF-16, big end first, without a mark', [0x00, 0x7b, 0x00, 0x7d], 'not-utf-8'],
    ['bytes that are no UTF-8', [0x7b, 0x22, 0xc3, 0x28, 0x22], 'not-utf-8'],
    ['an overlong form', [0x22, 0xc0, 0xaf, 0x22], 'not-utf-8'],
    ['a surrogate in UTF-8', [0x22, 0xed, 0xa0, 0x80, 0x22], 'not-utf-8'],
    ['gzip', [0x1f, 0x8b, 0x08, 0x00], 'not-json'],
    ['ZIP', [0x50, 0x4b, 0x03, 0x04], 'not-json'],
  ])('refuses %s', (_name, bytes, code) => {
    expect(codeOf(Uint8Array.from(bytes))).toBe(code);
  });

  it('refuses one byte more than 50 MB before anything else', () => {
    const bytes = new Uint8Array(LIMITS.bytes + 1).fill(0x20);
    const start = performance.now();
    expect(codeOf(bytes)).toBe('too-large');
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
