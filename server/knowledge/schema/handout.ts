import { z } from 'zod';

import { HANDOUT_CHANGES, HANDOUT_PARTS } from '@/server/clinical/model/patient-words';
import { id, review, someRefs, wordList, words } from './words';

/** Sentences for the sheet that a patient takes home. */
export const handout = z.strictObject({
  note: words,
  entries: z.array(
    z.strictObject({
      id,
      part: z.enum(HANDOUT_PARTS),
      change: z.enum(HANDOUT_CHANGES),
      drugs: wordList,
      says: words,
      refs: someRefs,
      verification: words,
      review,
    }),
  ),
});
