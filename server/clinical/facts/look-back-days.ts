import type { CauseContent } from '../model/cause-content';
import type { When } from '../model/rule-grammar';

/** Facts whose upper bound in a rule says how long after a change the content still links an onset to it. */
const WAITS = ['daysOnsetAfterStart', 'daysOnsetAfterIncrease'];

/** The longest wait that a timing rule of the causes allows, in days; `null` when none names one. */
export function lookBackDays(causes: readonly CauseContent[]): number | null {
  const bounds = causes.flatMap(({ featuresFor }) => featuresFor.flatMap(({ when }) => waitsIn(when)));
  return bounds.length === 0 ? null : Math.max(...bounds);
}

function waitsIn(when: When): readonly number[] {
  if ('all' in when) return when.all.flatMap(waitsIn);
  if ('any' in when) return when.any.flatMap(waitsIn);
  if ('not' in when || when.fact !== 'derived' || !WAITS.includes(when.name)) return [];
  return (when.op === 'lte' || when.op === 'lt') && typeof when.value === 'number' && when.value > 0 ? [when.value] : [];
}
