import type { Knowledge } from './model/knowledge';
import type { Plan, PlanRequest, PlanStrategy, Refusal, Result, Steering } from './model/plan';
import { obey } from './plan-asks';
import type { Asking } from './plan-asks';
import type { PlanDefaults } from './plan-defaults';

type Shown = {
  readonly request: PlanRequest;
  /** The strategy of the plan shown; `null` where none can be made. */
  readonly strategy: PlanStrategy | null;
  /** `null` where the chart does not say what is taken. */
  readonly own: PlanDefaults | null;
  readonly asking: readonly Asking[];
  readonly knowledge: Knowledge;
  readonly trial: (asked: PlanRequest) => Result<Plan, Refusal>;
};

/**
 * How a way of the change is steered when it is taken instead of the one shown: the way shown as it is, another with the same pace and edits as far as it can be made with them.
 * Edits that count the steps of the way shown stay with it. A first cut that the reasons ask for is kept, or found for the other way; one that is cut nowhere is no edit.
 */
export function steeringOf(strategy: PlanStrategy, { request, strategy: shown, own, asking, knowledge, trial }: Shown): Steering {
  const { steering } = request;
  if (strategy === (shown ?? request.strategy)) return steering;
  const asked = asking.flatMap((entry) => (entry.asks.firstCut === undefined ? [] : [{ ...entry, asks: { firstCut: entry.asks.firstCut } }]));
  const obeyed = (wish: PlanRequest): PlanRequest => (own === null ? wish : obey(wish, asked, { changing: own.changing, rule: own.rule, knowledge, trial }));
  const same: Steering = { ...steering, holds: [], stepBackAt: null };
  const looser: readonly Steering[] = [same, { ...same, liquidTail: false }, { ...same, liquidTail: false, newDrugOn: null }];
  const wishes = looser.flatMap((wish): PlanRequest[] => {
    const uncut = obeyed({ ...request, strategy, steering: { ...wish, firstCutMg: null } });
    const cut = { ...request, strategy, steering: wish };
    return wish.firstCutMg === null || isCutNowhere(uncut, trial) ? [uncut] : [cut, uncut];
  });
  return (wishes.find((wish) => trial(wish).ok) ?? { steering: { ...same, firstCutMg: null } }).steering;
}

/** Whether what falls is never taken in a smaller dose: it ends at once, and nothing is cut first. */
function isCutNowhere(request: PlanRequest, trial: Shown['trial']): boolean {
  const made = trial(request);
  return made.ok && !made.value.from.some(({ drug, mgPerDay }) => made.value.steps.some(({ doses }) => doses.some((dose) => dose.drug === drug && dose.mgPerDay < mgPerDay)));
}
