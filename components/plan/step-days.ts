import { count } from '../ui/days';
import type { PlanPreview } from './types';

export type StepDays = { readonly least: number; readonly most: number };

/** How long the plan stays at each smaller dose of the medicine that falls; `null` where it has none with an end. */
export function stepDaysOf({ outcome, changing }: Pick<PlanPreview, 'outcome' | 'changing'>): StepDays | null {
  if (outcome.kind === 'refused') return null;
  const present = outcome.plan.from.find(({ drug }) => drug === changing)?.mgPerDay ?? 0;
  // What another medicine does in the meantime ends no step of this one; a dose that is gone back to is another stay.
  const stays: number[] = [];
  let last = present;
  for (const { doses, days } of outcome.plan.steps) {
    const mg = doses.find(({ drug }) => drug === changing)?.mgPerDay ?? 0;
    if (mg > 0 && mg < present && days !== null) stays.push(mg === last ? (stays.pop() ?? 0) + days : days);
    last = mg;
  }
  return stays.length === 0 ? null : { least: Math.min(...stays), most: Math.max(...stays) };
}

/** `14 days`, `14 to 28 days`. */
export const stepDaysWords = ({ least, most }: StepDays): string => (least === most ? count(least, 'day') : `${least} to ${count(most, 'day')}`);
