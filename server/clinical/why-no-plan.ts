import type { Option } from './model/assessment';
import type { Chart } from './model/chart';
import type { OptionId } from './model/ids';
import type { Knowledge } from './model/knowledge';
import { addDays } from './model/local-date';
import type { LocalDate } from './model/local-date';
import type { PlanRequest, Refusal, Region } from './model/plan';
import type { NoPlan } from './model/plan-preview';
import { plan } from './plan';
import { planDefaults } from './plan-defaults';
import { makePlan, proposedRequest, refusedAs } from './preview-plan';

type Of = { readonly chart: Chart; readonly knowledge: Knowledge; readonly on: LocalDate; readonly region: Region };
export type OptionWithoutPlan = NoPlan & { readonly option: OptionId };

/** Why the plan that chart and content propose for an option cannot be made, as its preview says it; `null` where it is made, and for an option that has no plan of steps. */
export function whyNoPlan({ id, members }: Pick<Option, 'id' | 'members'>, of: Of): OptionWithoutPlan | null {
  const { chart, knowledge, on } = of;
  if (!knowledge.switching.optionPlans.some(({ option }) => option === id)) return null;
  const start = addDays(on, 1);
  const defaults = planDefaults(id, { ...of, ruledOut: members.flatMap((member) => (member.status === 'contraindicated' ? [member.id] : [])) });
  const own = defaults.ok ? defaults.value : null;
  const refused = (refusal: Refusal, request: PlanRequest | null): OptionWithoutPlan => ({ option: id, ...refusedAs(refusal, { chart, knowledge, start, request, changing: own?.changing ?? null }) });
  if (!defaults.ok) return refused(defaults.error, null);
  const { open, request } = defaults.value;
  if (open !== null) return refused(open, request);
  // What is proposed in its place is taken only where it can be made as well.
  if (plan(request, chart, knowledge, start).ok) return null;
  const proposed = proposedRequest(id, start, of) ?? request;
  const made = makePlan(proposed, { ...of, start });
  return made.ok ? null : refused(made.error, proposed);
}
