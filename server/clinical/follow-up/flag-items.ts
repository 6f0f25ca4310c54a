import { verdictOf } from '../conditions/compiled';
import { engineFor } from '../engine/engine';
import { isSettled } from '../flags/held-back';
import type { FlagContent } from '../model/flag-content';
import type { FollowUp } from '../model/follow-up';
import { compareDays } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { Plan } from '../model/plan';
import { actOf, roleOf } from './act-of';
import type { Decided } from './follow-up-of';
import { stepOn } from './plan-items';
import type { FollowUpReading } from './young-items';

type Asking = FlagContent & { readonly followUp: NonNullable<FlagContent['followUp']> };

/** Flags of the chart that a check has to follow, and that nobody has settled. */
const asking = ({ cleared = [] }: Decided, { facts, knowledge }: FollowUpReading): Asking[] =>
  engineFor(knowledge).flags.flatMap(({ content, condition }) => {
    const { followUp } = content;
    if (followUp === undefined || verdictOf(condition, facts).kind !== 'applies') return [];
    return isSettled(cleared.find(({ flag }) => flag === content.id) ?? null) ? [] : [{ ...content, followUp }];
  });

const nextContact = ({ on: today }: Decided, items: readonly FollowUp[]): LocalDate | null =>
  items.filter(({ act, on }) => on > today && (act === 'call' || act === 'check' || act === 'review')).map(({ on }) => on).sort(compareDays)[0] ?? null;

/** Whether a task up to the day has it; a later one, of a plan that begins weeks from now, does not put it off. */
const isSaid = ({ followUp: { already } }: Asking, items: readonly FollowUp[], until: LocalDate | null): boolean =>
  items.some(({ on, what, covers }) => (until === null || on <= until) && [what, ...covers.map((one) => one.what)].some((words) => words.toLowerCase().includes(already)));

/**
 * The check that an open flag asks for, in a task of its own: no source says when, so it falls on the day of the next contact, and is not done along with a call.
 * Nothing where the follow-up has such a check by then.
 */
export function flagItems(visit: Decided, items: readonly FollowUp[], { plan, reading }: { readonly plan: Plan | null; readonly reading: FollowUpReading }): FollowUp[] {
  const next = nextContact(visit, items);
  if (next === null) return [];
  return asking(visit, reading).filter((flag) => !isSaid(flag, items, next)).map(({ id, followUp: { what }, refs }): FollowUp => {
    const role = roleOf(what);
    return { key: `checkpoint:flag:${id}`, kind: 'checkpoint', act: actOf(what, role), what, on: next, untilOn: null, role, instrument: null, option: null, step: stepOn(plan, next), covers: [], refs };
  });
}

/** Checks of which the follow-up has no day, because it has no contact; in the words of the content. */
export const flagChecksUngiven = (visit: Decided, items: readonly FollowUp[], reading: FollowUpReading): readonly Asking[] =>
  asking(visit, reading).filter((flag) => !isSaid(flag, items, nextContact(visit, items)));
