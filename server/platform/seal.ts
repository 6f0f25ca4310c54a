import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

import { environment } from './env';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

const keyOf = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', environment().authSecret, '', `gamut ${purpose}`, 32));

/** Text as only this installation can read it, under a key of its own for each purpose. */
export function sealText(text: string, purpose: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, keyOf(purpose), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

/** The text of a seal; `null` when it is none of ours, changed, or of another purpose. */
export function openSealed(sealed: string, purpose: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < IV_BYTES + TAG_BYTES) return null;
  try {
    const decipher = createDecipheriv(ALGORITHM, keyOf(purpose), bytes.subarray(0, IV_BYTES));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/** A secret that is derived and stored nowhere: what the other side of a web hook checks our signature with. */
export const derivedSecret = (purpose: string): string => keyOf(`secret ${purpose}`).toString('base64url');
