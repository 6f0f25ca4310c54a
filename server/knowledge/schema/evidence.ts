import { z } from 'zod';

import { OPTION_IDS } from '@/server/clinical/model/ids';
import { id, refs, review, someRefs, words } from './words';

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
      /** What the address opens, in words, where its host does not tell. */
      opens: words.nullable().default(null),
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

const percent = z.number().min(0).max(100);
const strength = z.enum(['high', 'moderate', 'low', 'very-low']);
const side = z.strictObject({ title: words, text: words, refs: someRefs });

/** Where sources disagree: how common blunting is, and what speaks to each side of an option's evidence. */
export const disagreements = z.strictObject({
  prevalence: z.strictObject({
    title: words,
    answer: words,
    lede: words,
    rows: z
      .array(
        z
          .strictObject({
            id,
            who: words,
            how: words,
            method: z.enum(['questionnaire', 'one-item', 'range', 'impression', 'trials']),
            low: percent,
            high: percent,
            shown: words,
            n: z.int().positive().nullable(),
            nWords: words,
            remark: words.nullable(),
            strength,
            claim: id,
            refs: someRefs,
          })
          .refine(({ low, high }) => low <= high, { message: 'the lower end stands first' }),
      )
      .min(2),
    /** Whom a reader looks for among the rows in vain: that no source gives a share, and what is known instead; `classes` of medicines as rules name them. */
    noShare: z.array(z.strictObject({ who: words, classes: z.array(id), text: words, refs: someRefs })),
    whyTheyDiffer: z.array(z.strictObject({ text: words, refs: someRefs })),
    atTheDesk: words,
    review,
  }),
  options: z.array(z.strictObject({ option: z.enum(OPTION_IDS), claim: id, sides: z.tuple([side, side]), review })),
});
