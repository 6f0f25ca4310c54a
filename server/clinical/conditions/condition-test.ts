import type { Facts } from '../facts/facts';
import { isWithin } from '../facts/held-condition';
import type { HeldCondition } from '../facts/held-condition';
import type { FactId, FactKey } from '../model/ids';
import type { ConditionTest } from '../model/rule-grammar';
import { applies, cannotTell, doesNotApply } from './verdict';
import type { Test } from './verdict';

export const conditionKey = ({ set }: Pick<ConditionTest, 'set'>): FactKey => `condition:${set}`;

/**
 * Whether a condition of the set is there. A record wins over an answer; an answer "present" stands for a record of its
 * own day. A received problem list without the code reads as absent, except in a strict reading.
 */
export function conditionTest(test: ConditionTest, strict: boolean): Test {
  const key = conditionKey(test);
  const open = cannotTell([key]);
  return (facts) => {
    const held = facts.conditions.get(test.set);
    const found = held === undefined ? NOTHING_HELD : weigh(held, test, facts);
    if (found.basis.length > 0) return applies(found.basis);
    const said = facts.confirmations.get(key);
    if (said?.value === 'present') {
      const recent = test.withinDays === undefined || said.on >= facts.earliest(test.withinDays);
      return recent && test.status !== 'history' ? applies([said.id]) : open;
    }
    if (said?.value === 'absent') return doesNotApply([said.id]);
    if (found.unclear || strict || !facts.chart.received.conditions) return open;
    return doesNotApply(found.silent);
  };
}

type Found = { readonly basis: readonly FactId[]; readonly silent: readonly FactId[]; readonly unclear: boolean };
const NOTHING_HELD: Found = { basis: [], silent: [], unclear: false };

function weigh(held: readonly HeldCondition[], test: ConditionTest, facts: Facts): Found {
  const basis: FactId[] = [];
  const silent: FactId[] = [];
  let unclear = false;
  for (const { fact, state } of held) {
    const inState = test.status === 'any' || state === test.status ? true : state === 'unclear' ? null : false;
    const inTime = test.withinDays === undefined ? true : isWithin(fact, facts.earliest(test.withinDays), facts.on);
    if (inState === true && inTime === true) basis.push(fact.id);
    else if (inState === false || inTime === false) silent.push(fact.id);
    else unclear = true;
  }
  return { basis, silent, unclear };
}
