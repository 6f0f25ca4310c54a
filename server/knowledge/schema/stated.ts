import { z } from 'zod';

import { id, wordList, words } from './words';

const by = z
  .array(
    z.strictObject({
      ref: id,
      words,
      /** Of a flag that says several sentences, each in its own case: words of the one that these state. */
      of: words.optional(),
      /** Sets of conditions, classes and medicines that the words mean by another name, as rules name them. */
      about: z.array(z.string().regex(/^(condition|medication):[^:]+$/)).default([]),
      /** How these words were read, out of the record's verification, word for word. */
      read: words.nullable().default(null),
    }),
  )
  .min(1);

/** Which words of which finding state a sentence, and which words of the sentence are our own. */
export const stated = z.strictObject({
  note: words,
  /** `sentence`: id of the rule, the flag, the sign of an explanation or the line of a plan. */
  stated: z.array(z.strictObject({ sentence: id, by, ours: wordList })),
  /** `says`: a step, a check or a point to discuss, which has no rule and no id, word for word. */
  lines: z.array(z.strictObject({ says: words, by, ours: wordList })).default([]),
});
