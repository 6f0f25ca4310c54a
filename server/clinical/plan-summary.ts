import type { Knowledge } from './model/knowledge';
import { daysBetween } from './model/local-date';
import type { LocalDate } from './model/local-date';
import type { Plan, Step } from './model/plan';
import type { PlanCurve, PlanSummary } from './model/plan-preview';
import { planTerms } from './taper/terms';
import { SCORED_AT } from './taper/well-on';
import { WINDOWS_MEET } from './taper/windows-meet';

/** Warnings that tell two plans for the same drugs apart: what their steps, gaps and liquids do. */
const WORRIES = ['occupancy-drop-over-12-points', 'final-step-occupancy-drop-over-20-points', 'first-cut-50-percent', 'liquid-needed', 'last-dose-small', 'untreated-gap-risk-plan', WINDOWS_MEET, SCORED_AT, 'ends-in-one-day', 'abrupt-stop', 'specialist-required'];

/** First day of the last step: the last change of a dose. */
export const settledOn = ({ steps, start }: Pick<Plan, 'steps' | 'start'>): LocalDate => steps.at(-1)?.from ?? start;

/** A plan in the figures by which two of them are compared. */
export function summarisePlan(plan: Plan, curves: readonly PlanCurve[]): PlanSummary {
  return {
    settledOn: settledOn(plan),
    days: daysBetween(plan.start, settledOn(plan)),
    steps: plan.steps.length,
    firstCuts: plan.from.flatMap(({ drug, mgPerDay }) => {
      const cut = plan.steps.map(({ doses }) => doses.find((dose) => dose.drug === drug)?.mgPerDay ?? 0).find((mg) => mg < mgPerDay);
      return cut === undefined ? [] : [{ drug, fromMg: mgPerDay, toMg: cut }];
    }),
    ends: plan.from.filter(({ drug }) => !plan.to.some((amount) => amount.drug === drug)).flatMap(({ drug }) => {
      const free = plan.steps.find((step, at) => !takes(step, drug) && plan.steps.slice(at).every((later) => !takes(later, drug)))?.from;
      return free === undefined ? [] : [{ drug, freeFrom: free, afterDays: daysBetween(plan.start, free) }];
    }),
    largestDrop: largestDrop(plan, curves),
    unitsADay: Math.max(0, ...plan.steps.map(({ doses }) => doses.reduce((sum, { units }) => sum + units.reduce((count, unit) => count + ('ml' in unit ? 1 : Math.ceil(unit.count)), 0), 0))),
    visits: new Set(plan.checkpoints.map(({ on }) => on)).size,
    worries: plan.warnings.filter(({ id }) => WORRIES.includes(id) || id.startsWith('hard-stop-')).map(({ message, refs }) => ({ message, refs })),
  };
}

const takes = ({ doses }: Step, drug: string): boolean => doses.some((dose) => dose.drug === drug);

/** Falls from step to step as the steps have them, and the fall from the last dose to none, be it the dose before the plan. */
function largestDrop({ steps }: Plan, curves: readonly PlanCurve[]): PlanSummary['largestDrop'] {
  let largest: PlanSummary['largestDrop'] = null;
  const hold = (drop: NonNullable<PlanSummary['largestDrop']>): void => {
    if (drop.points > 0 && (largest === null || drop.points > largest.points)) largest = drop;
  };
  for (const [at, step] of steps.entries()) {
    for (const { drug, dropPoints } of step.doses) if (dropPoints !== null) hold({ drug, points: dropPoints, on: step.from, isLast: false });
    const before = at === 0 ? curves.map(({ drug, presentPercent }) => ({ drug, occupancyPercent: presentPercent })) : (steps[at - 1]?.doses ?? []);
    for (const { drug, occupancyPercent } of before) {
      if (occupancyPercent !== null && !takes(step, drug)) hold({ drug, points: occupancyPercent, on: step.from, isLast: true });
    }
  }
  return largest;
}

const POINTS = 60;
const tenth = (value: number): number => Math.round(value * 10) / 10;

/** The model curve of every drug of the plan that has one, from nothing to a little above the largest dose. */
export function curvesOf(plan: Plan, knowledge: Knowledge): PlanCurve[] {
  const terms = planTerms(knowledge);
  const drugs = [...new Set([...plan.from, ...plan.to].map(({ drug }) => drug))];
  return drugs.flatMap((drug) => {
    const found = terms.curve(drug);
    if (found === null) return [];
    const doses = [...plan.from, ...plan.to, ...plan.steps.flatMap((step) => step.doses)].filter((dose) => dose.drug === drug).map(({ mgPerDay }) => mgPerDay);
    const most = Math.max(...doses) * 1.1;
    const at = (mg: number) => ({ mg, percent: tenth(terms.occupancy(drug, mg * 1000) ?? 0) });
    return [{
      drug,
      region: found.curve.region,
      presentPercent: at(plan.from.find((dose) => dose.drug === drug)?.mgPerDay ?? 0).percent,
      // Denser low down, where the curve bends.
      points: Array.from({ length: POINTS + 1 }, (_, place) => at(Math.round(most * (place / POINTS) ** 2 * 1000) / 1000)),
      observedUpToMg: found.curve.observedDoseLimitMg,
      refs: found.curve.refs,
      verification: found.curve.verification,
    }];
  });
}
