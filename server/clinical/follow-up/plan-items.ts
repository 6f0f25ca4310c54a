import type { FollowUp, TaskKind } from '../model/follow-up';
import type { OptionId } from '../model/ids';
import type { Knowledge } from '../model/knowledge';
import { addDays } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { OptionContent } from '../model/option-content';
import type { Plan, Step } from '../model/plan';
import type { WithdrawalWindow } from '../model/plan-preview';
import type { Decided } from './follow-up-of';
import { planOf } from '../options/plan-of';
import { planTerms } from '../taper/terms';
import { insideWindow, withdrawalWindows } from '../taper/withdrawal-windows';
import { actOf, roleOf } from './act-of';

const HOURS_A_DAY = 24;
const LONGEST_SLUG = 60;

export const stepOn = (plan: Plan | null, on: LocalDate): number | null => plan?.steps.filter(({ from }) => from <= on).at(-1)?.n ?? null;

const slug = (words: string): string => words.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, LONGEST_SLUG);

/** Where the content says in which of them a medicine is sold; of other countries it says nothing. */
const MARKETS: Readonly<Record<string, string>> = { US: 'US', GB: 'UK' };

/** Whether somebody in the country can be given it, as far as the content knows: a medicine without forms, or a country without a market, is not left out. */
function isSoldIn(country: string | null, drug: string, knowledge: Knowledge): boolean {
  const market = country === null ? undefined : MARKETS[country];
  const forms = planTerms(knowledge).drug(drug)?.forms ?? [];
  return market === undefined || forms.length === 0 || forms.some((form) => form.market === market || form.market === 'both');
}

/** A task of one medicine of an option is none of a plan for another of them; without a plan none of a medicine that the country does not sell. */
export function isAskedOf({ appliesTo }: OptionContent['followUpTasks'][number], plan: Plan | null, { country, knowledge }: { readonly country: string | null; readonly knowledge: Knowledge }): boolean {
  if (appliesTo === undefined) return true;
  return plan === null ? appliesTo.some((drug) => isSoldIn(country, drug, knowledge)) : plan.to.some(({ drug }) => appliesTo.includes(drug));
}

/** The form that a call about withdrawal fills in. */
const WITHDRAWAL = 'withdrawal-check';

/** Windows of what falls with the first step. */
const firstWindows = (plan: Plan, knowledge: Knowledge): WithdrawalWindow[] => withdrawalWindows(plan, knowledge).filter(({ step }) => step === plan.steps[0]?.n);

/**
 * Counted from the start of the option's plan, else from the visit. Before the first cut can show there is nothing to ask about withdrawal: a call inside
 * the window comes besides, and the first one stays for what else it asks.
 */
export function duesOn({ dueDays, instrument }: OptionContent['followUpTasks'][number], own: Plan | null, { on, knowledge }: { readonly on: LocalDate; readonly knowledge: Knowledge }): readonly LocalDate[] {
  const start = own?.start ?? on;
  const day = addDays(start, dueDays);
  return own !== null && instrument === WITHDRAWAL ? [...new Set([day, insideWindow(start, dueDays, firstWindows(own, knowledge))])] : [day];
}

/** The chosen options' own tasks, counted from the start of the plan that belongs to the option, else from the visit. */
export function optionItems(visit: Decided, plan: Plan | null, { options, country, knowledge }: { readonly options: readonly OptionId[]; readonly country: string | null; readonly knowledge: Knowledge }): FollowUp[] {
  return options.flatMap((id) => {
    const content = knowledge.options.find((option) => option.id === id);
    const own = planOf(id, { visit, plan });
    return (content?.followUpTasks ?? []).flatMap((task, at): FollowUp[] => {
      if (!isAskedOf(task, own, { country, knowledge })) return [];
      const { title, role, instrument } = task;
      const refs = content?.refs ?? [];
      return duesOn(task, own, { on: visit.on, knowledge }).map((on, time) => ({ key: `option:${id}:${at + 1}${time === 0 ? '' : ':in-window'}`, kind: 'option', act: actOf(title, role), what: title, on, untilOn: null, role, instrument, option: id, step: stepOn(plan, on), covers: [], refs }));
    });
  });
}

/** What the plan itself asks for: its checkpoints, the first day of each later step, the steady state of each new drug. */
export function planItems(plan: Plan, visit: Decided, knowledge: Knowledge): FollowUp[] {
  const option = visit.plan?.option ?? null;
  const item = (kind: TaskKind, key: string, of: Pick<FollowUp, 'what' | 'on' | 'role' | 'act' | 'refs'>): FollowUp => ({ ...of, key, kind, untilOn: null, instrument: null, option, step: stepOn(plan, of.on), covers: [] });
  const seen = new Map<string, number>();
  const checkpoints = plan.checkpoints.map(({ on, what, refs }) => {
    const times = (seen.get(what) ?? 0) + 1;
    seen.set(what, times);
    const role = roleOf(what);
    return item('checkpoint', `checkpoint:${slug(what)}:${times}`, { what, on, role, act: actOf(what, role), refs });
  });
  const steps = plan.steps.slice(1).map((step) => item('step', `step:${step.n}`, { what: stepWords(step, plan, knowledge), on: step.from, role: 'coordinator', act: 'check', refs: [] }));
  const steady = steadyStates(plan, knowledge).map(({ drug, name, on }) =>
    item('steady-state', `steady-state:${drug}`, { what: `${name} at steady state`, on, role: 'coordinator', act: 'check', refs: knowledge.settings.followUp.refs }),
  );
  return [...checkpoints, ...steps, ...steady];
}

/** `Step 2 of 6: sertraline 75 mg a day`. */
function stepWords(step: Step, plan: Plan, knowledge: Knowledge): string {
  const terms = planTerms(knowledge);
  const doses = step.doses.map(({ drug, mgPerDay }) => `${terms.drug(drug)?.name ?? drug} ${mgPerDay} mg a day`);
  const what = step.kind === 'washout' ? 'wash-out, nothing is taken' : step.kind === 'stopped' ? 'the first day without it' : doses.join(' and ');
  return `Step ${step.n} of ${plan.steps.length}: ${what}`;
}

/** Day on which each drug that rises stands at steady state after its last change; none where no half-life is known. */
function steadyStates(plan: Plan, knowledge: Knowledge): { readonly drug: string; readonly name: string; readonly on: LocalDate }[] {
  const { steadyStateHalfLives } = knowledge.settings.followUp;
  return plan.to.flatMap(({ drug, mgPerDay }) => {
    const before = plan.from.find((amount) => amount.drug === drug)?.mgPerDay ?? 0;
    const content = planTerms(knowledge).drug(drug);
    const longest = content?.halfLifeHours?.[1];
    if (mgPerDay <= before || content === null || longest === undefined) return [];
    const settled = plan.steps.find((step, at) => plan.steps.slice(at).every(({ doses }) => doses.find((dose) => dose.drug === drug)?.mgPerDay === mgPerDay));
    return settled === undefined ? [] : [{ drug, name: content.name, on: addDays(settled.from, Math.ceil((steadyStateHalfLives * longest) / HOURS_A_DAY)) }];
  });
}
