import { z } from 'zod';
import type { Reference } from '@/server/clinical/model/evidence-content';
import { pageInput } from './fields';
import type { Holds, SameType } from './same-type';

export const referenceSchema = z.object({
  id: z.string(),
  title: z.string(),
  authors: z.string().nullable(),
  publisher: z.string().nullable(),
  year: z.number().nullable(),
  volumePages: z.string().nullable(),
  pmid: z.string().nullable(),
  doi: z.string().nullable(),
  url: z.string().nullable(),
  opens: z.string().nullable(),
  type: z.string(),
  population: z.string().nullable(),
  n: z.number().nullable(),
  finding: z.string(),
  limitations: z.string().nullable(),
  evidenceLevel: z.number().nullable(),
  directlyAboutBlunting: z.boolean().nullable(),
  verification: z.string(),
  otherReadings: z
    .array(
      z.object({ id: z.string(), url: z.string().nullable(), year: z.number().nullable(), finding: z.string(), verification: z.string() }),
    )
    .readonly(),
  aliases: z.array(z.string()).readonly(),
});
export type ReferenceIsMirrored = Holds<SameType<z.output<typeof referenceSchema>, Reference>>;

/** How far a source itself was read, by the words in which its reader put it; the first that fits, and in part where none does. */
export const VERIFICATION_SIGNS = [
  { read: 'not-read', pattern: /^not[- ](confirmed|found|read)|^original\b.*\bnot found|^only the title|abstract not read|paper itself\b.*\bnot read|seen through|content\b.*\bnot confirmed|finding is from memory/i },
  { read: 'not-confirmed', pattern: /(passage|recommendations)[^.;]*not confirmed/i },
  { read: 'whole', pattern: /^read(?: in full)?(?:[.;]|$)|^read at |^(?:program|data) file read|^file dated|^pages read|^confirmed: (?:page text|loinc pages|repositor)/i },
  { read: 'abstract', pattern: /\babstract\b|^summary read|^key points/i },
] as const;
export const readOf = (verification: string): (typeof VERIFICATION_SIGNS)[number]['read'] | 'in-part' => VERIFICATION_SIGNS.find(({ pattern }) => pattern.test(verification))?.read ?? 'in-part';

export const listReferencesInput = z.object({
  text: z.string().max(200).default(''),
  /** Only these ids, in the order given; for the references behind one screen. */
  ids: z.array(z.string().max(120)).max(400).optional(),
  cursor: pageInput.cursor,
  limit: z.number().int().min(1).max(400).default(50),
});
export const listReferencesOutput = z.object({ items: z.array(referenceSchema), nextCursor: z.string().nullable(), total: z.number() });

/** An alias answers with the entry it was merged into. */
export const getReferenceInput = z.object({ id: z.string().min(1).max(120) });
