import { z } from 'zod';

import { id, wordList, words } from './words';

/** Which words of which finding state a sentence, and which words of the sentence are our own. */
export const stated = z.strictObject({
  note: words,
  stated: z.array(
    z.strictObject({
      /** Id of the rule, the flag or the line of a plan. */
      sentence: id,
      by: z
        .array(
          z.strictObject({
            ref: id,
            words,
            /** Sets of conditions, classes and medicines that the words mean by another name, as rules name them. */
            about: z.array(z.string().regex(/^(condition|medication):[^:]+$/)).default([]),
            /** How these words were read, out of the record's verification, word for word. */
            read: words.nullable().default(null),
          }),
        )
        .min(1),
      ours: wordList,
    }),
  ),
});
