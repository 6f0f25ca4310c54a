import { z } from 'zod';

import { id, wordList, words } from './words';

/** Which words of which finding state a sentence, and which words of the sentence are our own. */
export const stated = z.strictObject({
  note: words,
  stated: z.array(
    z.strictObject({
      /** Id of the rule, the flag or the line of a plan. */
      sentence: id,
      by: z.array(z.strictObject({ ref: id, words })).min(1),
      ours: wordList,
    }),
  ),
});
