import type { OptionId } from '../model/ids';
import { compareDays } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { FollowUp, TaskKind } from '../model/follow-up';
import type { Knowledge } from '../model/knowledge';
import type { Plan } from '../model/plan';
import type { Visit } from '../model/visit';
import { clockItems } from './clock-items';
import { joinDays } from './join-days';
import { optionItems, planItems } from './plan-items';
import { saidOnce } from './said-once';

/** What of a visit its follow-up is counted from. */
export type Decided = { readonly on: LocalDate; readonly decision: Visit['decision']; readonly plan: Pick<NonNullable<Visit['plan']>, 'option'> | null };

/**
 * What follows from a decision. Tasks of the chosen options, counted from the start of the plan (from the visit without
 * one); the plan's checkpoints, the days of its steps and the steady state of a new drug; contact, report and review at
 * the clocks of the content. What falls on one day is done in one task, which names what it covers.
 */
export function followUpOf(visit: Decided, plan: Plan | null, knowledge: Knowledge): readonly FollowUp[] {
  const { decision } = visit;
  if (decision === null || decision.kind === 'none-of-these') return [];
  if (decision.kind === 'not-today') {
    return decision.returnOn === null ? [] : [{ key: 'return', kind: 'return', act: 'review', what: 'Visit: decide', on: decision.returnOn, untilOn: null, role: 'prescriber', instrument: null, option: null, step: null, covers: [], refs: [] }];
  }
  const own = optionItems(visit, plan, { options: decision.options, knowledge });
  const items = joinDays([...own, ...(plan === null ? [] : planItems(plan, visit, knowledge))]);
  return clockItems(items, { start: plan?.start ?? visit.on, plan, knowledge }).sort((a, b) => compareDays(a.on, b.on) || (a.what < b.what ? -1 : a.what > b.what ? 1 : 0));
}

/** Kinds that a note and a plan's own page name. Steps stand in their dose table; of a missing report nobody knows yet. */
const NAMED: readonly TaskKind[] = ['option', 'checkpoint', 'return', 'contact', 'review'];

/** What a note says of it: the contacts, each with the checkpoints that are done along with it. */
export const followUpInWords = (visit: Decided, plan: Plan | null, knowledge: Knowledge): readonly FollowUp[] =>
  followUpOf(visit, plan, knowledge).filter(({ kind }) => NAMED.includes(kind)).map((task) => ({ ...task, what: saidOnce(task.what, task.covers.filter(({ kind }) => kind === 'checkpoint').map(({ what }) => what)) }));

/** The same of a plan before anybody chose it, as the note has it where its option alone is chosen. */
export const contactsOf = (plan: Plan, option: OptionId, { on, knowledge }: { readonly on: LocalDate; readonly knowledge: Knowledge }): readonly Pick<FollowUp, 'on' | 'what'>[] =>
  followUpInWords({ on, decision: { kind: 'options', options: [option], why: null }, plan: { option } }, plan, knowledge).map((task) => ({ on: task.on, what: task.what }));
