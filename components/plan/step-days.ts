import { count } from '../ui/days';
import type { PlanPreview } from './types';

export type StepDays = { readonly least: number; readonly most: number };

/** How long the plan stays at each smaller dose of the medicine that falls; `null` where it has none with an end. */
export function stepDaysOf({ outcome, changing }: Pick<PlanPreview, 'outcome' | 'changing'>): StepDays | null {
  if (outcome.kind === 'refused') return null;
  const present = outcome.plan.from.find(({ drug }) => drug === changing)?.mgPerDay ?? 0;
  // What another medicine does in the meantime ends no step of this one.
  const stays = new Map<number, number>();
  for (const { doses, days } of outcome.plan.steps) {
    const mg = doses.find(({ drug }) => drug === changing)?.mgPerDay ?? 0;
    if (mg > 0 && mg < present && days !== null) stays.set(mg, (stays.get(mg) ?? 0) + days);
  }
  return stays.size === 0 ? null : { least: Math.min(...stays.values()), most: Math.max(...stays.values()) };
}

/** `14 days`, `14 to 28 days`. */
export const stepDaysWords = ({ least, most }: StepDays): string => (least === most ? count(least, 'day') : `${least} to ${count(most, 'day')}`);
