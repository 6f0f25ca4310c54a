import type { Knowledge } from '../model/knowledge';
import type { Plan, Step } from '../model/plan';
import type { VerifierFinding } from '../model/verification';
import { contentIndex } from './content-index';
import type { ContentIndex } from './content-index';
import { dayNumber } from './day-number';

/** A plan day by day: micrograms of each drug, reckoned from the units and from nothing else. */
export type Ledger = {
  readonly plan: Plan;
  readonly knowledge: Knowledge;
  readonly content: ContentIndex;
  readonly spans: readonly Span[];
  /** Doses before the plan, in micrograms. */
  readonly before: ReadonlyMap<string, number>;
  readonly targets: ReadonlyMap<string, number>;
  /** Ends and is not wanted. */
  readonly ending: readonly string[];
  /** Begins with the plan. */
  readonly beginning: readonly string[];
  readonly staying: readonly string[];
  /** Of those that stay, begun before a plan that was taken up in its middle, and still on their way up. */
  readonly joining: readonly string[];
  /** Ended before a plan that was taken up in its middle; first day without, as a number. */
  readonly free: ReadonlyMap<string, number>;
};
/** A step with its first and last day as numbers; an open end is endless. */
export type Span = { readonly step: Step; readonly first: number; readonly last: number; readonly doses: ReadonlyMap<string, number> };

export const microgramsOf = (mg: number): number => Math.round(mg * 1000);

/** Micrograms that the units of a day add up to. */
export const unitSum = (units: Step['doses'][number]['units']): number =>
  units.reduce((sum, unit) => sum + ('ml' in unit ? Math.round(unit.mgPerMl * unit.ml * 1000) : Math.round(unit.strengthMg * unit.count * 1000)), 0);

export function ledgerOf(plan: Plan, knowledge: Knowledge): Ledger {
  const before = new Map(plan.from.map(({ drug, mgPerDay }) => [drug, microgramsOf(mgPerDay)]));
  const targets = new Map(plan.to.map(({ drug, mgPerDay }) => [drug, microgramsOf(mgPerDay)]));
  const spans = plan.steps.map((step) => ({
    step,
    first: dayNumber(step.from) ?? Number.NaN,
    last: step.to === null ? Number.POSITIVE_INFINITY : (dayNumber(step.to) ?? Number.NaN),
    doses: new Map(step.doses.map(({ drug, units }) => [drug, unitSum(units)])),
  }));
  return {
    plan,
    knowledge,
    content: contentIndex(knowledge),
    spans,
    before,
    targets,
    ending: [...before.keys()].filter((drug) => !targets.has(drug)),
    beginning: [...targets.keys()].filter((drug) => !before.has(drug)),
    staying: [...before.keys()].filter((drug) => targets.has(drug)),
    joining: plan.edits.some(({ id }) => id === 'resumed') ? [...before.keys()].filter((drug) => (targets.get(drug) ?? 0) > (before.get(drug) ?? 0)) : [],
    free: new Map(plan.freeOf.map(({ drug, since }) => [drug, dayNumber(since) ?? Number.NaN])),
  };
}

export const finding = (rule: string, message: string, at: { readonly step?: Step; readonly drug?: string } = {}): VerifierFinding => ({
  step: at.step?.n ?? null,
  on: at.step?.from ?? null,
  drug: at.drug ?? null,
  rule,
  message,
});

export const isEdited = ({ plan }: Ledger, id: string): boolean => plan.edits.some((edit) => edit.id === id);

/** Whether a selector of the content means a drug. */
export function means({ drugs }: ContentIndex, selectors: readonly string[], drug: string): boolean {
  const entry = drugs.get(drug);
  return selectors.some((selector) => selector === drug || selector === `class:${entry?.class ?? ''}` || (selector === 'flag:serotonergic' && entry?.serotonergic === true));
}

/** First and last day with any of the drug; `null` when it is never taken in the plan. */
export function takenDays({ spans }: Ledger, drug: string): { readonly first: number; readonly last: number; readonly span: Span } | null {
  const held = spans.filter(({ doses }) => (doses.get(drug) ?? 0) > 0);
  const [first] = held;
  const last = held[held.length - 1];
  return first === undefined || last === undefined ? null : { first: first.first, last: last.last, span: first };
}
