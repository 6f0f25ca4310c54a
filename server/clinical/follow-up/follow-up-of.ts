import type { OptionId, ReferenceId } from '../model/ids';
import type { Knowledge } from '../model/knowledge';
import { addDays, compareDays } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { Plan } from '../model/plan';
import type { Visit } from '../model/visit';

/** Something due after a visit, for a role. */
export type FollowUp = {
  readonly kind: 'option' | 'checkpoint' | 'return';
  readonly what: string;
  readonly on: LocalDate;
  readonly role: 'coordinator' | 'prescriber';
  /** Instrument of the content to be answered by then. */
  readonly instrument: string | null;
  readonly option: OptionId | null;
  /** Step of the plan in force on the day; `null` without a plan. */
  readonly step: number | null;
  readonly refs: readonly ReferenceId[];
};

/**
 * What follows from a decision: the chosen options' tasks, counted from the start of the plan (from the visit without
 * one), and the plan's checkpoints on days that no task of an option falls on.
 */
export function followUpOf(visit: Visit, plan: Plan | null, knowledge: Knowledge): readonly FollowUp[] {
  const { decision } = visit;
  if (decision === null || decision.kind === 'none-of-these') return [];
  const stepOn = (on: LocalDate): number | null => plan?.steps.filter(({ from }) => from <= on).at(-1)?.n ?? null;
  if (decision.kind === 'not-today') {
    return [{ kind: 'return', what: 'Visit: decide', on: decision.returnOn, role: 'prescriber', instrument: null, option: null, step: null, refs: [] }];
  }
  const tasks = decision.options.flatMap((id) => {
    const content = knowledge.options.find((option) => option.id === id);
    const start = visit.plan?.option === id && plan !== null ? plan.start : visit.on;
    return (content?.followUpTasks ?? []).map(({ title, role, dueDays, instrument }): FollowUp => {
      const on = addDays(start, dueDays);
      return { kind: 'option', what: title, on, role, instrument, option: id, step: stepOn(on), refs: content?.refs ?? [] };
    });
  });
  const days = new Set(tasks.map(({ on }) => on));
  const checks = (plan?.checkpoints ?? [])
    .filter(({ on }) => !days.has(on))
    .map(({ on, what, refs }): FollowUp => ({ kind: 'checkpoint', what, on, role: 'prescriber', instrument: null, option: visit.plan?.option ?? null, step: stepOn(on), refs }));
  return [...tasks, ...checks].sort((a, b) => compareDays(a.on, b.on) || (a.what < b.what ? -1 : a.what > b.what ? 1 : 0));
}
