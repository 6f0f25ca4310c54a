import { z } from 'zod';

import { id, refs, review, words } from './words';

/** The merged reference list: one entry a work, further names as aliases. */
export const references = z.strictObject({
  references: z.array(
    z.strictObject({
      id,
      aliases: z.array(id).default([]),
      title: words,
      authors: words.nullable(),
      publisher: words.nullable(),
      year: z.int().min(1900).max(2100).nullable(),
      volumePages: words.nullable(),
      pmid: z.string().regex(/^\d+$/).nullable(),
      doi: z.string().startsWith('10.').nullable(),
      url: z.url({ protocol: /^https?$/ }).nullable(),
      type: words,
      population: words.nullable(),
      n: z.int().positive().nullable(),
      finding: words,
      limitations: words.nullable(),
      evidenceLevel: z.int().min(1).max(5).nullable(),
      directlyAboutBlunting: z.boolean().nullable(),
      verification: words,
      otherReadings: z
        .array(z.strictObject({ id, url: z.url({ protocol: /^https?$/ }).nullable(), year: z.int().nullable(), finding: words, verification: words }))
        .default([]),
    }),
  ),
});

/** Statements in circulation with verdict and references for and against. */
export const claims = z.strictObject({
  claims: z.array(
    z.strictObject({
      id,
      topic: words,
      statement: words,
      sourcePages: refs,
      verdict: z.enum(['supported', 'partly-supported', 'conflicting', 'unsupported', 'contradicted']),
      strength: words,
      supportingRefs: refs,
      contradictingRefs: refs,
      note: words,
      review,
    }),
  ),
});

/** Version and change line of the content. */
export const release = z.strictObject({ version: z.string().regex(/^\d+\.\d+\.\d+$/), compiledOn: z.string(), change: words });
