import type { OptionId } from '../model/ids';
import { compareDays } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { FollowUp, TaskKind } from '../model/follow-up';
import type { Plan } from '../model/plan';
import type { Decision, Visit } from '../model/visit';
import { clockItems } from './clock-items';
import { flagItems } from './flag-items';
import { joinDays } from './join-days';
import { optionItems, planItems } from './plan-items';
import { saidOnce } from './said-once';
import { youngItems } from './young-items';
import type { FollowUpReading } from './young-items';

/** What of a visit its follow-up is counted from. */
export type Decided = { readonly on: LocalDate; readonly decision: Visit['decision']; readonly plan: Pick<NonNullable<Visit['plan']>, 'option'> | null; /** What was answered to flags. */ readonly cleared?: Visit['cleared'] };

/**
 * What follows from a decision. Tasks of the chosen options, counted from the start of the plan (from the visit without
 * one); the plan's checkpoints, the days of its steps and the steady state of a new drug; contact, report and review at
 * the clocks of the content. A young adult has contacts after each change, whatever else was decided. What falls on one day is done in one task, which names
 * what it covers.
 */
export function followUpOf(visit: Decided, plan: Plan | null, reading: FollowUpReading): readonly FollowUp[] {
  const { decision } = visit;
  if (decision === null) return [];
  const items = decidedItems(visit, decision, { plan, reading });
  return sorted([...items, ...flagItems(visit, items, { plan, reading })]);
}

function decidedItems(visit: Decided, decision: Decision, { plan, reading }: { readonly plan: Plan | null; readonly reading: FollowUpReading }): readonly FollowUp[] {
  const { knowledge } = reading;
  const young = youngItems(visit, plan, reading);
  if (decision.kind === 'none-of-these') return young;
  if (decision.kind === 'not-today') {
    return decision.returnOn === null ? young : [...young, { key: 'return', kind: 'return', act: 'review', what: 'Visit: decide', on: decision.returnOn, untilOn: null, role: 'prescriber', instrument: null, option: null, step: null, covers: [], refs: [] } satisfies FollowUp];
  }
  const own = optionItems(visit, plan, { options: decision.options, country: reading.facts.chart.patient.country, knowledge });
  const { youngAge } = knowledge.tapering.general;
  const items = joinDays([...own, ...(plan === null ? [] : planItems(plan, visit, knowledge)), ...young], ({ what }) => what === youngAge?.what);
  return clockItems(items, { start: plan?.start ?? visit.on, plan, knowledge });
}

const sorted = (items: readonly FollowUp[]): readonly FollowUp[] => [...items].sort((a, b) => compareDays(a.on, b.on) || (a.what < b.what ? -1 : a.what > b.what ? 1 : 0));

/** Kinds that a note and a plan's own page name. Steps stand in their dose table; of a missing report nobody knows yet. */
const NAMED: readonly TaskKind[] = ['option', 'checkpoint', 'return', 'contact', 'review'];

/** What a note says of it: the contacts, each with the checkpoints that are done along with it. */
export const followUpInWords = (visit: Decided, plan: Plan | null, reading: FollowUpReading): readonly FollowUp[] =>
  followUpOf(visit, plan, reading).filter(({ kind }) => NAMED.includes(kind)).map((task) => ({ ...task, what: saidOnce(task.what, task.covers.filter(({ kind }) => kind === 'checkpoint').map(({ what }) => what)) }));

/** The same of a plan before anybody chose it, as the note has it where its option alone is chosen. */
export const contactsOf = (plan: Plan, option: OptionId, { on, ...reading }: FollowUpReading & { readonly on: LocalDate }): readonly Pick<FollowUp, 'on' | 'what'>[] =>
  followUpInWords({ on, decision: { kind: 'options', options: [option], why: null }, plan: { option } }, plan, reading).map((task) => ({ on: task.on, what: task.what }));
