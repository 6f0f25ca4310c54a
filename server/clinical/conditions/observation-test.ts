import { valueInUnit } from '../facts/convert-unit';
import type { FactKey } from '../model/ids';
import type { ObservationTest } from '../model/rule-grammar';
import { compareRange } from './compare';
import { applies, cannotTell, doesNotApply } from './verdict';
import type { Test } from './verdict';

export const observationKey = ({ obs }: ObservationTest): FactKey => `observation:${obs}`;

/**
 * The newest value no older than so many days, in the unit the content reads it in, or against the reference range sent
 * with it. A value in words, in another unit without a named conversion or without the range cannot be told.
 */
export function observationTest(test: ObservationTest): Test {
  const open = cannotTell([observationKey(test)]);
  return (facts) => {
    const newest = facts.observations(test.obs)[0];
    if (newest === undefined || newest.on < facts.earliest(test.withinDays)) return open;
    const { value: wanted } = test;
    const known = typeof wanted === 'number' ? valueInUnit(newest, facts.terms.unitOf.get(test.obs) ?? null) : newest.value;
    const limit = typeof wanted === 'number' ? wanted : timesLimit(wanted, newest);
    if (known === null || limit === null) return open;
    return compareRange(known, known, test.op, limit) === true ? applies([newest.id]) : doesNotApply([newest.id]);
  };
}

function timesLimit({ times, limit }: { readonly times: number; readonly limit: 'ULN' | 'LLN' }, { low, high }: { readonly low: number | null; readonly high: number | null }): number | null {
  const bound = limit === 'ULN' ? high : low;
  return bound === null ? null : times * bound;
}
