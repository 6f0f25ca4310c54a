import { createHmac } from 'node:crypto';
import { now } from '@/server/platform/clock';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator app shows for a key as it is typed into one (RFC 6238): by code of the tests' own, so that no library vouches for itself. */
export function codeOf(key: string, at = now().getTime()): string {
  const bits = [...key.replaceAll(/\s/g, '')].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac('sha1', Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))).update(counter).digest();
  return String((hash.readUInt32BE(hash.readUInt8(19) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
