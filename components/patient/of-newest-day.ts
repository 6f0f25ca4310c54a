import type { Workspace } from '@/server/contracts/workspace';
import { formatAmount } from '../ui/amounts';

type Observation = Workspace['chart']['observations'][number];

/** By what was measured: everything of its newest day. Nobody knows which of a day was the last, so none stands for the others. */
export function ofNewestDays(observations: readonly Observation[]): ReadonlyMap<string, readonly Observation[]> {
  const newest = new Map<string, Observation[]>();
  for (const fact of observations) {
    const key = fact.observation ?? fact.text;
    const known = newest.get(key);
    if (known?.[0] === undefined || fact.on > known[0].on) newest.set(key, [fact]);
    else if (fact.on === known[0].on) known.push(fact);
  }
  return newest;
}

/** `24 and 88`, from low to high, with the unit of the last; each value once. */
export function valuesOfDay(facts: readonly Pick<Observation, 'value' | 'unit'>[], digits = 2): string {
  const unit = facts.at(-1)?.unit ?? null;
  const values = facts.flatMap(({ value }) => (value === null ? [] : [Number(value.toFixed(digits))])).sort((a, b) => a - b);
  return [...new Set(values)].map((value, place, all) => formatAmount(value, place === all.length - 1 ? unit : null)).join(' and ');
}
