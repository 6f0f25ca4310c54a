import { z } from 'zod';

/** Building blocks shared by every schema of the content: ids, words, references, review. */

/** Id of an entry; it stands in stored notes and never changes. */
export const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id is lower case with single hyphens');
/** Ids of pairs join selectors with `+` and `__` and keep the class names in capitals. */
export const pairId = z.string().regex(/^[A-Za-z0-9-]+(?:\+[A-Za-z0-9-]+)*__[A-Za-z0-9-]+(?:\+[A-Za-z0-9-]+)*$/);
/** Text for people, never empty. */
export const words = z.string().trim().min(1);
/** Several texts, possibly none. */
export const wordList = z.array(words);
/** Ids or aliases of references. */
export const refs = z.array(id);
/** References of an entry that may not go without. */
export const someRefs = z.array(id).min(1, 'at least one reference, `project-judgement` included');
/** A calendar day. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** A whole number from zero: days, counts. */
export const whole = z.int().nonnegative();

/** A named reviewer or nobody: an entry is reviewed only with a person and a day. */
export const review = z
  .strictObject({
    status: z.enum(['draft', 'reviewed', 'retired']),
    reviewer: words.nullable(),
    reviewedOn: day.nullable(),
    dueOn: day.nullable(),
  })
  .refine((entry) => entry.status !== 'reviewed' || (entry.reviewer !== null && entry.reviewedOn !== null), {
    message: 'a reviewed entry names its reviewer and the day',
  });
