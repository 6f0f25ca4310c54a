import { dayInWords } from '../../words/day';
import { knownInWords } from '../../words/known';
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

/** `down by 4 points: 12 on 01-Sep-2026, 8 on 20-Nov-2026`; without an earlier one to compare with, what was measured instead. */
export function riseInWords(facts: Facts, known: KnownValue): string | null {
  const { newest, earlier, within } = compared(facts);
  if (newest === undefined || known.kind !== 'number') return knownInWords(known, 'points');
  if (earlier !== null) return `${changed(newest.value - earlier.value)}: ${onItsDay(earlier)}, ${onItsDay(newest)}`;
  const beside = nearest(facts, newest);
  return `cannot be told: ${onItsDay(newest)}, none ${within} before${beside.length === 0 ? '' : `; nearest ${beside.map(onItsDay).join(' and ')}`}`;
}

/** The change alone; without an earlier total the newest, than which no rise is greater. */
export function riseInBrief(facts: Facts, known: KnownValue): string | null {
  const { newest, earlier, within } = compared(facts);
  if (newest === undefined || known.kind !== 'number') return knownInWords(known, null);
  return earlier === null ? `the newest is ${onItsDay(newest)}, none ${within} before` : changed(newest.value - earlier.value);
}

function compared(facts: Facts): { readonly newest: ScoredReport | undefined; readonly earlier: ScoredReport | null; readonly within: string } {
  const scores = scoresOf(facts, 'phq9', 'total');
  const { comparedFromDays, comparedUntilDays } = facts.terms.settings.mood;
  const newest = scores[0];
  return { newest, earlier: newest === undefined ? null : comparedWith(newest, scores, facts), within: `${comparedFromDays} to ${comparedUntilDays} days` };
}

/** The one before the time compared with, and the one after it. */
function nearest(facts: Facts, newest: ScoredReport): readonly ScoredReport[] {
  const { comparedFromDays, comparedUntilDays } = facts.terms.settings.mood;
  const earlier = scoresOf(facts, 'phq9', 'total').slice(1);
  const before = earlier.find(({ day }) => newest.day - day > comparedUntilDays);
  const since = earlier.findLast(({ day }) => newest.day - day < comparedFromDays);
  return [before, since].filter((score) => score !== undefined);
}

const changed = (by: number): string => (by === 0 ? 'unchanged' : `${by > 0 ? 'up' : 'down'} by ${Math.abs(by)} point${Math.abs(by) === 1 ? '' : 's'}`);
const onItsDay = ({ value, report }: ScoredReport): string => `${value} on ${dayInWords(report.on)}`;
