import type { Knowledge } from './model/knowledge';
import { NO_STEERING } from './model/plan';
import type { Plan, PlanRequest, PlanStrategy, Refusal, Result, Steering } from './model/plan';
import type { SuddenEnd } from './model/plan-preview';
import { settledOn } from './plan-summary';
import { micrograms } from './taper/products';
import { nameOf, planTerms } from './taper/terms';
import type { PlanTerms } from './taper/terms';
import { ENDS_IN_ONE_DAY, slowerWays } from './taper/warnings';
import { doseInWords } from './words/dose';

type Of = {
  readonly trial: (asked: PlanRequest) => Result<Plan, Refusal>;
  readonly knowledge: Knowledge;
  /** How a way is steered when it is taken; without edits where it is left out. */
  readonly steering?: (strategy: PlanStrategy) => Steering;
};

/**
 * Whether the pair table's own way of this change ends a medicine in one day that has more than a low risk of withdrawal, with the slower way beside it: the first of the row that
 * can be made and in which that medicine does come down. `null` where the row's own way does not, and for a plan that is taken up in its middle.
 */
export function suddenEndOf(request: PlanRequest, { trial, knowledge, steering = () => NO_STEERING }: Of): SuddenEnd | null {
  if (request.steering.resumeAt !== null) return null;
  const plain: PlanRequest = { ...request, strategy: null, steering: NO_STEERING };
  const own = trial(plain);
  if (!own.ok || !own.value.warnings.some(({ id }) => id === ENDS_IN_ONE_DAY)) return null;
  const terms = planTerms(knowledge);
  const ending = endingAtOnce(own.value, terms);
  const pair = knowledge.switching.pairs.find(({ id }) => id === own.value.pair);
  if (ending.length === 0 || pair === undefined) return null;
  // As it is when it is taken: the day beside its name is the day of that plan.
  const wayOf = ({ strategy, ...plainly }: Plan) => {
    const taken = trial({ ...request, strategy, steering: steering(strategy) });
    return { strategy, label: labelOf(strategy, knowledge), settledOn: settledOn(taken.ok ? taken.value : plainly) };
  };
  const slower = slowerWays(pair).map((strategy) => trial({ ...plain, strategy })).find((made) => made.ok && ending.every(({ drug }) => made.value.steps.some(({ doses }) => doses.some((dose) => dose.drug === drug))));
  // A way that is slow already and has no step for this dose is warned of by the plan itself.
  if (slower === undefined && own.value.strategy !== 'direct-switch') return null;
  return {
    ends: ending.map(({ words }) => words).join(' and '),
    direct: wayOf(own.value),
    slower: slower?.ok === true ? wayOf(slower.value) : null,
    speaksForDirect: [...knowledge.switching.strategies.flatMap(({ id, when }) => (id === own.value.strategy ? [when] : [])), pair.notes],
    refs: pair.refs,
  };
}

function endingAtOnce({ from, to, steps }: Plan, terms: PlanTerms): readonly { readonly drug: string; readonly words: string }[] {
  return from.flatMap(({ drug, mgPerDay }) => {
    const risk = terms.drug(drug)?.discontinuationRisk ?? 'low';
    if (risk === 'low' || to.some((amount) => amount.drug === drug) || steps.some(({ doses }) => doses.some((dose) => dose.drug === drug))) return [];
    return [{ drug, words: `${nameOf(drug, terms)} in one day, from ${doseInWords(micrograms(mgPerDay))}, with a ${risk} risk of withdrawal` }];
  });
}

const labelOf = (strategy: PlanStrategy, { switching }: Knowledge): string => switching.strategies.find(({ id }) => id === strategy)?.label ?? strategy;
