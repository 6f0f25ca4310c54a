import { z } from 'zod';

import { id, refs, review, someRefs, words } from './words';
import { when } from './when';

/** What a `missing` test asks for, and the facts that settle it. */
export const dataItems = z.strictObject({
  dataItems: z.array(
    z.strictObject({
      id,
      label: words,
      words,
      satisfiedBy: z.array(z.strictObject({ all: z.array(z.strictObject({ fact: words, state: z.enum(['known', 'present']).default('known') })).min(1) })).min(1),
      note: words.nullable().default(null),
      review,
    }),
  ),
});

/** A chart on which a question is asked whatever its answer would change, and why. */
const asked = z.strictObject({ when, when_text: words, why: words, refs: someRefs });

/** Spoken questions, each with the facts that one answer settles. */
export const questions = z.strictObject({
  note: words,
  questions: z.array(
    z.strictObject({
      id,
      text: words,
      short: words,
      facts: z.array(z.strictObject({ key: words, label: words })).min(1),
      answer: z.enum(['yes-no', 'choice', 'number', 'score', 'measurement', 'report', 'medication']),
      opens: words.nullable().default(null),
      unit: words.nullable().default(null),
      askedOf: z.enum(['patient', 'prescriber']).default('patient'),
      serves: z.enum(['status', 'picture']).default('status'),
      partOf: id.optional(),
      about: z.enum(['suspected', 'other-medicines']).optional(),
      textNaming: words.optional(),
      forSafety: z.array(asked).optional(),
      alsoAsked: z.array(asked).optional(),
      beside: z.strictObject({ instrument: id, item: id }).optional(),
      presentDays: z.int().positive().optional(),
      choices: z.array(z.strictObject({ value: words, label: words, means: z.enum(['present', 'absent']), ofSeveral: z.strictObject({ one: words.exactOptional(), any: words }).exactOptional(), validDays: z.int().nonnegative().exactOptional() })).default([]),
      validDays: z.int().nonnegative().nullable(),
      refs,
      note: words.nullable().default(null),
      review,
    }),
  ),
});
