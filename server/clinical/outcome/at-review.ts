import type { Knowledge } from '../model/knowledge';
import { addDays } from '../model/local-date';
import type { Period, Reviewed, ReviewedGroup, ScorePoint } from '../model/outcome';
import { judgeRemission, judgeResponse } from './judge';
import type { OutcomeRule } from './judge';
import { lookBackDays, outcomeRule } from './outcome-of';
import type { Counted } from './shares';

/**
 * Which group a decision belongs to when the weeks of its review are over. After is the newest PHQ-9 of those weeks, before
 * another decision; earlier ones are no outcome. Whoever changed before the review, or sent nothing, is missing and not left out.
 */
export function atReview({ decision, start, until }: Period, scores: readonly ScorePoint[], knowledge: Pick<Knowledge, 'settings'>): Reviewed {
  const { reviewFromDays, reviewUntilDays } = knowledge.settings.followUp;
  const [from, closesOn] = [addDays(start, reviewFromDays), addDays(start, reviewUntilDays)];
  const phq9 = scores.filter(({ instrument }) => instrument === 'phq9');
  const before = phq9.findLast((score) => score.on <= start && score.on >= addDays(start, -lookBackDays(knowledge).phq9))?.value ?? null;
  const after = phq9.findLast((score) => score.on >= from && score.on <= closesOn && (until === null || score.on <= until))?.value ?? null;
  return { options: decision.options, closesOn, group: groupOf(before, after, outcomeRule(knowledge)) };
}

function groupOf(before: number | null, after: number | null, rule: OutcomeRule): ReviewedGroup {
  const [response, remission] = [judgeResponse(before, after, rule).verdict, judgeRemission(after, rule).verdict];
  if (response === 'does-not-apply') return 'wellBefore';
  if (response === 'cannot-tell' || remission === 'cannot-tell') return 'missing';
  if (response === 'yes') return remission === 'yes' ? 'both' : 'responseOnly';
  return remission === 'yes' ? 'remissionOnly' : 'neither';
}

/** Counts of an option that nobody decided on. */
export const NOBODY: Counted = { missing: 0, wellBefore: 0, both: 0, responseOnly: 0, remissionOnly: 0, neither: 0 };
