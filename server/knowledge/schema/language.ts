import { z } from 'zod';

import { day, words } from './words';

/** A language in which patients answer: one file of `languages`. Adding one is adding its file. */
export const language = z.strictObject({
  /** ISO 639, in lower case. */
  code: z.string().regex(/^[a-z]{2,3}$/),
  /** The language in its own words. */
  name: words,
  /** Who checked the translation, or nobody; the form says so until somebody did. */
  reviewed: z.strictObject({ by: words, on: day }).nullable(),
  /** Words of the patient’s page itself, by their names in `server/contracts/report-words.ts`. */
  page: z.record(z.string(), words),
  /** The message that brings a link: `{clinic}` and `{link}` are put in. */
  message: z.strictObject({ subject: words, text: words.refine((text) => text.includes('{clinic}') && text.includes('{link}'), 'names the clinic and the link'), notRead: words }),
  /** Sentences of the content by the English one; empty in English, which is the language of the content. */
  sentences: z.record(words, words),
});
export type LanguageFile = z.infer<typeof language>;
