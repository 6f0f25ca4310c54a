import type { Knowledge } from '../model/knowledge';
import { addDays } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { OptionId } from '../model/ids';
import type { Period, ScorePoint } from '../model/outcome';
import { judgeRemission, judgeResponse } from './judge';
import { lookBackDays, outcomeRule } from './outcome-of';
import type { Counted } from './shares';

type Scene = { readonly knowledge: Pick<Knowledge, 'settings'>; readonly on: LocalDate };

/**
 * Which group a decision belongs to when the weeks of its review are over; `null` before. After is the newest PHQ-9 of those weeks, before
 * another decision; earlier ones are no outcome. Whoever changed before the review, or sent nothing, is missing and not left out.
 */
export function groupAtReview({ start, until }: Period, scores: readonly ScorePoint[], { knowledge, on }: Scene): keyof Counted | null {
  const { reviewFromDays, reviewUntilDays } = knowledge.settings.followUp;
  const [from, to] = [addDays(start, reviewFromDays), addDays(start, reviewUntilDays)];
  if (on <= to) return null;
  const phq9 = scores.filter(({ instrument }) => instrument === 'phq9');
  const before = phq9.findLast((score) => score.on <= start && score.on >= addDays(start, -lookBackDays(knowledge).phq9))?.value ?? null;
  const after = phq9.findLast((score) => score.on >= from && score.on <= to && (until === null || score.on <= until))?.value ?? null;
  const rule = outcomeRule(knowledge);
  const [response, remission] = [judgeResponse(before, after, rule).verdict, judgeRemission(after, rule).verdict];
  if (response === 'does-not-apply') return 'wellBefore';
  if (response === 'cannot-tell' || remission === 'cannot-tell') return 'missing';
  if (response === 'yes') return remission === 'yes' ? 'both' : 'responseOnly';
  return remission === 'yes' ? 'remissionOnly' : 'neither';
}

/** Counts of an option that nobody decided on. */
export const NOBODY: Counted = { missing: 0, wellBefore: 0, both: 0, responseOnly: 0, remissionOnly: 0, neither: 0 };

/** Adds decisions to the counts of each of their options. */
export function countByOption(counts: ReadonlyMap<OptionId, Counted>, groups: readonly { readonly options: readonly OptionId[]; readonly group: keyof Counted }[]): ReadonlyMap<OptionId, Counted> {
  const all = new Map(counts);
  for (const { options, group } of groups) {
    for (const option of options) {
      const counted = all.get(option) ?? NOBODY;
      all.set(option, { ...counted, [group]: counted[group] + 1 });
    }
  }
  return all;
}
