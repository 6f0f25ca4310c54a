import { valueInUnit } from '../facts/convert-unit';
import type { Facts } from '../facts/facts';
import type { ObservationFact } from '../model/chart';
import type { FactKey } from '../model/ids';
import { ofNewestDay } from '../model/newest';
import type { ObservationTest } from '../model/rule-grammar';
import { compareRange } from './compare';
import { applies, cannotTell, doesNotApply } from './verdict';
import type { Test } from './verdict';

export const observationKey = ({ obs }: ObservationTest): FactKey => `observation:${obs}`;

/**
 * The newest value no older than so many days, in the unit the content reads it in, or against the reference range sent
 * with it. A value in words, in another unit without a named conversion or without the range cannot be told. Of several
 * values of one day, whose order nobody knows, it holds when it holds for one.
 */
export function observationTest(test: ObservationTest): Test {
  const open = cannotTell([observationKey(test)]);
  return (facts) => {
    const newest = ofNewestDay(facts.observations(test.obs));
    if (newest[0] === undefined || newest[0].on < facts.earliest(test.withinDays)) return open;
    const truths = newest.map((fact) => ({ id: fact.id, truth: holds(test, fact, facts) }));
    const held = truths.find(({ truth }) => truth === true);
    if (held !== undefined) return applies([held.id]);
    return truths.some(({ truth }) => truth === null) ? open : doesNotApply(truths.map(({ id }) => id));
  };
}

function holds(test: ObservationTest, fact: ObservationFact, facts: Facts): boolean | null {
  const { value: wanted } = test;
  const known = typeof wanted === 'number' ? valueInUnit(fact, facts.terms.unitOf.get(test.obs) ?? null) : fact.value;
  const limit = typeof wanted === 'number' ? wanted : timesLimit(wanted, fact);
  return known === null || limit === null ? null : compareRange(known, known, test.op, limit);
}

function timesLimit({ times, limit }: { readonly times: number; readonly limit: 'ULN' | 'LLN' }, { low, high }: { readonly low: number | null; readonly high: number | null }): number | null {
  const bound = limit === 'ULN' ? high : low;
  return bound === null ? null : times * bound;
}
