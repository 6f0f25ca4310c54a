import type { ConditionFact } from '../model/chart';
import { compareDays } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { SetMembership } from '../model/code-sets';

/** A condition of the chart as a member of one condition set, on the day of reasoning. */
export type HeldCondition = {
  readonly fact: ConditionFact;
  /** `unclear`: present at some time, not said whether now. */
  readonly state: 'active' | 'history' | 'unclear';
};

/** Day from which the condition is known to have been there: onset, else when it was recorded. */
export const conditionDay = (fact: ConditionFact): LocalDate | null => fact.onsetOn ?? fact.recordedOn;

/** Conditions by set. One that began only after the day is not seen; one that ended later was still there. */
export function holdConditions(
  conditions: readonly ConditionFact[], on: LocalDate, setsOf: (coding: ConditionFact['codings'][number]) => readonly SetMembership[],
): ReadonlyMap<string, readonly HeldCondition[]> {
  const bySet = new Map<string, HeldCondition[]>();
  for (const fact of conditions) {
    const since = conditionDay(fact);
    if (since !== null && since > on) continue;
    const memberships = new Map<string, boolean>();
    for (const coding of fact.codings) {
      for (const { set, history } of setsOf(coding)) memberships.set(set, history || memberships.get(set) === true);
    }
    for (const [set, history] of memberships) {
      const held: HeldCondition = { fact, state: history ? 'history' : stateOn(fact, on) };
      const others = bySet.get(set);
      if (others === undefined) bySet.set(set, [held]);
      else others.push(held);
    }
  }
  for (const held of bySet.values()) held.sort(byDayThenId);
  return bySet;
}

function stateOn(fact: ConditionFact, on: LocalDate): HeldCondition['state'] {
  if (fact.abatedOn !== null) return fact.abatedOn > on ? 'active' : 'history';
  switch (fact.clinicalStatus) {
    case 'active':
    case 'recurrence':
    case 'relapse':
      return 'active';
    case 'inactive':
    case 'remission':
    case 'resolved':
      return 'history';
    case null:
      return 'unclear';
  }
}

function byDayThenId(a: HeldCondition, b: HeldCondition): number {
  const first = conditionDay(a.fact) ?? '';
  const second = conditionDay(b.fact) ?? '';
  return first < second ? -1 : first > second ? 1 : a.fact.id < b.fact.id ? -1 : a.fact.id > b.fact.id ? 1 : 0;
}

/** Whether the condition began or was recorded in the last so many days; `null` when it carries no day. */
export function isWithin(fact: ConditionFact, earliest: LocalDate, on: LocalDate): boolean | null {
  const inside = (day: LocalDate | null): boolean => day !== null && compareDays(day, earliest) >= 0 && compareDays(day, on) <= 0;
  if (inside(fact.onsetOn) || inside(fact.recordedOn)) return true;
  return fact.onsetOn === null && fact.recordedOn === null ? null : false;
}
