import type { Judged } from '../model/outcome';

/** When a PHQ-9 speaks of response and remission, as the content has it. */
export type OutcomeRule = { readonly responsePercent: number; readonly remissionBelow: number };

const WHOLE = 100;

/**
 * Whether the PHQ-9 fell by the share that the content calls response. Of somebody who was below the bound of remission before, a share
 * says nothing.
 * @param before - total, 0 to 27; `null` when none is recent enough
 * @param after - total, 0 to 27; `null` when none came
 */
export function judgeResponse(before: number | null, after: number | null, { responsePercent, remissionBelow }: OutcomeRule): Judged {
  if (before === null) return { verdict: 'cannot-tell', why: 'No PHQ-9 total that is recent enough before the start.' };
  if (before < remissionBelow) return { verdict: 'does-not-apply', why: `The PHQ-9 was below ${remissionBelow} before: a share of it says nothing.` };
  if (after === null) return { verdict: 'cannot-tell', why: 'No PHQ-9 total since the start.' };
  return hasResponded(before, after, responsePercent)
    ? { verdict: 'yes', why: `PHQ-9 from ${before} to ${after}: down by ${responsePercent} % or more.` }
    : { verdict: 'no', why: `PHQ-9 from ${before} to ${after}: not down by ${responsePercent} %.` };
}

/** Whether the PHQ-9 is below the content's bound; needs no total from before. */
export function judgeRemission(after: number | null, { remissionBelow }: Pick<OutcomeRule, 'remissionBelow'>): Judged {
  if (after === null) return { verdict: 'cannot-tell', why: 'No PHQ-9 total since the start.' };
  return after < remissionBelow ? { verdict: 'yes', why: `PHQ-9 ${after}, below ${remissionBelow}.` } : { verdict: 'no', why: `PHQ-9 ${after}, not below ${remissionBelow}.` };
}

/** Whether a total fell by so many per cent of what it was, without rounding. */
export const hasResponded = (before: number, after: number, percent: number): boolean => (before - after) * WHOLE >= percent * before;
