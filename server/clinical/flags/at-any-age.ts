import type { When } from '../model/rule-grammar';

/** Older than any answer. */
const ANY_AGE_DAYS = 40_000;

/** The same condition, whatever the age of the answers and scores that it reads. */
export function atAnyAge(when: When): When {
  if ('all' in when) return { all: when.all.map(atAnyAge) };
  if ('any' in when) return { any: when.any.map(atAnyAge) };
  if ('not' in when) return { not: atAnyAge(when.not) };
  return when.fact === 'answer' || when.fact === 'score' ? { ...when, withinDays: ANY_AGE_DAYS } : when;
}
