import type { Reference } from '@/server/clinical/model/evidence-content';
import type { Evidence } from '@/server/contracts/evidence';

export type Verification = Evidence['references'][number]['read'];

/** How far a source itself was read, by the words in which its reader put it. */
export function verificationOf({ verification }: Pick<Reference, 'verification'>): Verification {
  if (/^not[- ](confirmed|found|read)|^original not found|^only the title/i.test(verification)) return 'not-read';
  if (/^partly-confirmed|read in part|excerpt|in part\b|secondary/i.test(verification)) return 'in-part';
  return /\bnot (confirmed|verified|found|identified|shown|read)\b|unverified|\bnull\b/i.test(verification) ? 'open-points' : 'confirmed';
}
