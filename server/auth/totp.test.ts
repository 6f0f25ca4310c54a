import { describe, expect, it } from 'vitest';
import { codeAt, factorAddress, stepAt, stepOf, toBase32 } from './totp';

/** The secret of RFC 6238, appendix B; its eight-digit codes end in our six. */
const SECRET = Buffer.from('12345678901234567890');

describe('a code of an authenticator', () => {
  it.each([[59, '287082'], [1_111_111_109, '081804'], [1_111_111_111, '050471'], [1_234_567_890, '005924'], [2_000_000_000, '279037'], [20_000_000_000, '353130']])(
    'at second %i is the one of RFC 6238',
    async (second, code) => {
      expect(await codeAt(SECRET, stepAt(new Date(second * 1000)))).toBe(code);
    },
  );

  it('counts in its half minute and the two beside it, and in no other', async () => {
    const now = 41_152_263;
    for (const step of [now - 1, now, now + 1]) expect(await stepOf(SECRET, await codeAt(SECRET, step), now)).toBe(step);
    for (const step of [now - 3, now - 2, now + 2, now + 3]) expect(await stepOf(SECRET, await codeAt(SECRET, step), now)).toBeNull();
  });

  it.each(['', '1', '0818040', ' 81804', 'abcdef', '08180４'])('is none: "%s"', async (typed) => {
    expect(await stepOf(SECRET, typed, stepAt(new Date(1_111_111_109_000)))).toBeNull();
  });

  it('is set up by an address that any app reads', () => {
    expect(toBase32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
    const address = new URL(factorAddress(SECRET, 'ada+1@river.example'));
    expect(address.protocol).toBe('otpauth:');
    expect(decodeURIComponent(address.pathname)).toBe('/Gamut:ada+1@river.example');
    expect(Object.fromEntries(address.searchParams)).toEqual({ secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', issuer: 'Gamut', digits: '6', period: '30' });
  });
});
