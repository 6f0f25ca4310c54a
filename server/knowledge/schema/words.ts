import { z } from 'zod';

/** Building blocks shared by every schema of the content: ids, words, references, review. */

export const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id is lower case with single hyphens');
/** Ids of pairs join selectors with `+` and `__` and keep the class names in capitals. */
export const pairId = z.string().regex(/^[A-Za-z0-9-]+(?:\+[A-Za-z0-9-]+)*__[A-Za-z0-9-]+(?:\+[A-Za-z0-9-]+)*$/);
export const words = z.string().trim().min(1);
export const wordList = z.array(words);
export const refs = z.array(id);
export const someRefs = z.array(id).min(1, 'at least one reference, `project-judgement` included');
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
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
