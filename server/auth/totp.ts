import { timingSafeEqual } from 'node:crypto';
import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';

/** Seconds for which one code stands (RFC 6238). */
const PERIOD_SECONDS = 30;
const DIGITS = 6;
/** Steps by which the clock of a telephone may be off. */
const DRIFT = 1;

const authenticator = (secret: Buffer) => createOTP(secret, { digits: DIGITS, period: PERIOD_SECONDS });

/** How many half minutes passed since 1970. */
export const stepAt = (at: Date): number => Math.floor(at.getTime() / 1000 / PERIOD_SECONDS);

/** What an authenticator app shows in a step (RFC 6238: the code of RFC 4226 for the number of the step). */
export const codeAt = (secret: Buffer, step: number): Promise<string> => authenticator(secret).hotp(step);

/**
 * The step around `now` to which a code belongs; `null` for none. The library says only whether a code is right; which step it is of is
 * what makes it work once. All are compared, so that time tells nothing.
 */
export async function stepOf(secret: Buffer, code: string, now: number): Promise<number | null> {
  if (!/^[0-9]{6}$/.test(code)) return null;
  const typed = Buffer.from(code);
  let found: number | null = null;
  for (let step = now - DRIFT; step <= now + DRIFT; step += 1) {
    if (timingSafeEqual(Buffer.from(await codeAt(secret, step)), typed)) found = step;
  }
  return found;
}

/** RFC 4648, without padding: what is typed where the picture cannot be scanned. */
export const toBase32 = (bytes: Buffer): string => base32.encode(bytes, { padding: false });

/** The address that an authenticator app reads from the picture. */
export const factorAddress = (secret: Buffer, email: string): string => authenticator(secret).url('Gamut', email);
