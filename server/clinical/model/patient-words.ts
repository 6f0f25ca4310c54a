import type { ReferenceId } from './ids';
import type { Review } from './content-entry';

/** What the content says to patients themselves. */

export type CrisisResource = {
  /** ISO 3166 code, or `default`. */
  readonly country: string;
  readonly emergency: string | null;
  readonly line: string | null;
  readonly name: string | null;
  readonly wording: string;
  readonly refs: readonly ReferenceId[];
  readonly verification: string;
};

/** Where a sentence stands on the patient's sheet: how to take it, what to expect, when to call the clinic, when to get help now. */
export const HANDOUT_PARTS = ['take', 'expect', 'call', 'urgent'] as const;
/** In which plan it stands: any; with a drug that falls or ends; one that starts or rises; two of them in one step; one that the plan ends at once; none such. */
export const HANDOUT_CHANGES = ['any', 'falls', 'starts', 'together', 'ends-at-once', 'none-ends-at-once'] as const;

/** One sentence of the patient's sheet, in plain words. */
export type HandoutSentence = {
  readonly id: string;
  readonly part: (typeof HANDOUT_PARTS)[number];
  readonly change: (typeof HANDOUT_CHANGES)[number];
  /** Selectors of plans: a drug id, `class:X`, `flag:serotonergic`. */
  readonly drugs: readonly string[];
  readonly says: string;
  readonly refs: readonly ReferenceId[];
  readonly verification: string;
  readonly review: Review;
};
