import type { Steering } from './types';

/** Which step of the rule's plan a shown step is: edits are counted as the plan without edits numbers them. */
export function ruleStep(shown: number, { stepBackAt, resumeAt }: Pick<Steering, 'stepBackAt' | 'resumeAt'>): number {
  const place = shown + (resumeAt === null ? 0 : resumeAt - 1);
  if (stepBackAt === null || place <= stepBackAt) return place;
  return place === stepBackAt + 1 ? Math.max(1, stepBackAt - 1) : place - 2;
}

const HOLD_DAYS = 7;

/** The step held for a week more; holds of one step add up. */
export function heldLonger(holds: Steering['holds'], step: number, days = HOLD_DAYS): Steering['holds'] {
  const held = holds.find((hold) => hold.step === step)?.days ?? 0;
  const rest = holds.filter((hold) => hold.step !== step);
  return held + days <= 0 ? rest : [...rest, { step, days: held + days }].sort((a, b) => a.step - b.step);
}
