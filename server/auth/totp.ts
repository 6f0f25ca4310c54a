import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds for which one code stands (RFC 6238). */
const PERIOD_SECONDS = 30;
const DIGITS = 6;
/** Steps by which the clock of a telephone may be off. */
const DRIFT = 1;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** How many half minutes passed since 1970. */
export const stepAt = (at: Date): number => Math.floor(at.getTime() / 1000 / PERIOD_SECONDS);

/** What an authenticator app shows in a step: HMAC-SHA-1, truncated as RFC 4226 says. */
export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', secret).update(counter).digest();
  const offset = hash.readUInt8(hash.length - 1) & 0x0f;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** The step around `now` to which a code belongs; `null` for none. All are compared, so that time tells nothing. */
export function stepOf(secret: Buffer, code: string, now: number): number | null {
  if (!/^[0-9]{6}$/.test(code)) return null;
  const typed = Buffer.from(code);
  let found: number | null = null;
  for (let step = now - DRIFT; step <= now + DRIFT; step += 1) {
    if (timingSafeEqual(Buffer.from(codeAt(secret, step)), typed)) found = step;
  }
  return found;
}

/** RFC 4648, without padding: what is typed where the picture cannot be scanned. */
export function toBase32(bytes: Buffer): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)] ?? '').join('');
}

/** The address that an authenticator app reads from the picture. */
export const factorAddress = (secret: Buffer, email: string): string =>
  `otpauth://totp/${encodeURIComponent('Gamut')}:${encodeURIComponent(email)}?${new URLSearchParams({ secret: toBase32(secret), issuer: 'Gamut', digits: String(DIGITS), period: String(PERIOD_SECONDS) }).toString()}`;
