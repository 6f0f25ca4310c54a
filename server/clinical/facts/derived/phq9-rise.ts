import { scoresOf } from '../facts';
import type { Facts, ScoredReport } from '../facts';
import { between, exactly, UNKNOWN } from '../known-value';
import type { KnownValue } from '../known-value';

const HIGHEST_TOTAL = 27;

/**
 * Newest PHQ-9 minus the one nearest 28 to 120 days earlier. Without an earlier one the rise is at most the newest total.
 * Scores older than 120 days say nothing of today.
 */
export function phq9Rise(facts: Facts): KnownValue {
  const scores = scoresOf(facts, 'phq9', 'total');
  const newest = scores[0];
  if (newest === undefined || facts.today - newest.day > facts.terms.settings.mood.comparedUntilDays) return UNKNOWN;
  const earlier = comparedWith(newest, scores, facts);
  if (earlier === null) return between(newest.value - HIGHEST_TOTAL, newest.value, [newest.report.id]);
  return exactly(newest.value - earlier.value, [newest.report.id, earlier.report.id]);
}

/** The score nearest 28 to 120 days before another, of which the scores come newest first. */
export function comparedWith(later: ScoredReport, scores: readonly ScoredReport[], { terms }: Pick<Facts, 'terms'>): ScoredReport | null {
  const { comparedFromDays, comparedUntilDays } = terms.settings.mood;
  return scores.find(({ day }) => later.day - day >= comparedFromDays && later.day - day <= comparedUntilDays) ?? null;
}
