import { addDays, daysBetween } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { Knowledge } from '../model/knowledge';
import type { Checkpoint } from '../model/plan';
import type { GeneralRules } from '../model/plan-content';

type Young = { readonly knowledge: Knowledge; readonly ageYears: number | null };

/**
 * Contacts of a young adult, as the content has them: at its interval from the first change on, for as long after each change as it says. One that
 * another look precedes by a day is done with that.
 */
export function youngContacts(changes: readonly LocalDate[], looks: readonly Checkpoint[], { knowledge, ageYears }: Young): Checkpoint[] {
  const { youngAge } = knowledge.tapering.general;
  if (youngAge === undefined || ageYears === null || ageYears >= youngAge.belowYears) return [];
  const { everyDays, contacts, what, refs } = youngAge;
  const isFollowed = (on: LocalDate): boolean => changes.some((change) => on > change && daysBetween(change, on) <= everyDays * contacts);
  const days: LocalDate[] = [];
  for (let last = changes[0]; last !== undefined; ) {
    const on = addDays(last, everyDays);
    // Where the last change is that long ago, the next begins anew.
    if (!isFollowed(on)) {
      last = changes.find((change) => change >= on);
      continue;
    }
    days.push(on);
    last = on;
  }
  const isLook = (on: LocalDate): boolean => looks.some((look) => look.on === on);
  return days.map((on) => ({ on: isLook(addDays(on, -1)) && !isLook(on) ? addDays(on, -1) : on, what, refs }));
}

/** What is said of somebody whose age nobody knows, so that nobody takes the silence for an age. */
export const youngAgeOpen = ({ belowYears, everyDays }: NonNullable<GeneralRules['youngAge']>): string => `not known: whether younger than ${belowYears}; then somebody has contact every ${everyDays} days after each change`;
