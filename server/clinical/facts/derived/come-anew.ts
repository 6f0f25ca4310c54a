import type { Course } from '../course';
import { scoresOf } from '../facts';
import type { Facts } from '../facts';

export const IMPROVED_POINTS = 8;
export const IMPROVED_SHARE = 0.3;

/** A blunting total that fell by so much that somebody feels more. */
export const hasFallen = (from: number, to: number): boolean => from - to >= IMPROVED_POINTS && from - to >= IMPROVED_SHARE * from;

/** Numbness that went after a medicine was stopped and came anew since, by the reports: it is not that medicine's any more. */
export function hasComeAnew(facts: Facts, { history }: Course): boolean {
  const stop = history().findLast(({ kind }) => kind === 'stop');
  const scores = scoresOf(facts, 'sbr', 'total_now');
  const before = stop === undefined ? undefined : scores.find(({ day }) => day <= stop.day);
  const since = stop === undefined ? [] : scores.filter(({ day }) => day > stop.day);
  const [newest] = since;
  return before !== undefined && newest !== undefined && since.some(({ value }) => hasFallen(before.value, value) && newest.value - value >= IMPROVED_POINTS);
}
