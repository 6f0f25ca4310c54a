import type { Amount, Plan } from './model/plan';

/** What a plan ends without taking it in any step. */
export const endsAtOnce = ({ from, to, steps }: Pick<Plan, 'from' | 'to' | 'steps'>): readonly Amount[] =>
  from.filter(({ drug }) => !to.some((amount) => amount.drug === drug) && !steps.some(({ doses }) => doses.some((dose) => dose.drug === drug)));

/** A cross-taper in which nothing crosses: all that ends ends on the first day, whatever the strategy is called. */
export const crossesNothing = (plan: Pick<Plan, 'strategy' | 'from' | 'to' | 'steps'>): boolean =>
  plan.strategy === 'cross-taper' && endsAtOnce(plan).length > 0 && endsAtOnce(plan).length === plan.from.filter(({ drug }) => !plan.to.some((amount) => amount.drug === drug)).length;
