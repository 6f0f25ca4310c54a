import type { Facts } from '../facts/facts';
import { isWithin } from '../facts/held-condition';
import type { FactId, FactKey } from '../model/ids';
import type { ConditionTest } from '../model/knowledge';
import { applies, cannotTell, doesNotApply, SILENT } from './verdict';
import type { Verdict } from './verdict';

export const conditionKey = ({ set }: Pick<ConditionTest, 'set'>): FactKey => `condition:${set}`;

/**
 * Whether a condition of the set is there. A record wins over an answer; an answer "present" stands for a record of its
 * own day. A received problem list without the code reads as absent, except in a strict reading.
 */
export function judgeCondition(facts: Facts, test: ConditionTest, strict: boolean): Verdict {
  const key = conditionKey(test);
  const basis: FactId[] = [];
  const silent: FactId[] = [];
  let unclear = false;
  for (const held of facts.conditions.get(test.set) ?? []) {
    const inState = test.status === 'any' || held.state === test.status ? true : held.state === 'unclear' ? null : false;
    const inTime = test.withinDays === undefined ? true : isWithin(held.fact, facts.earliest(test.withinDays), facts.on);
    if (inState === true && inTime === true) basis.push(held.fact.id);
    else if (inState === false || inTime === false) silent.push(held.fact.id);
    else unclear = true;
  }
  if (basis.length > 0) return applies(basis);
  const said = facts.confirmations.get(key);
  if (said?.value === 'present') {
    const recent = test.withinDays === undefined || said.on >= facts.earliest(test.withinDays);
    return recent && test.status !== 'history' ? applies([said.id]) : cannotTell([key]);
  }
  if (said?.value === 'absent') return doesNotApply([said.id]);
  if (unclear || strict || !facts.chart.received.conditions) return cannotTell([key]);
  return silent.length === 0 ? SILENT : doesNotApply(silent);
}
