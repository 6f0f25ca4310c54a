import type { PlannedDoses } from '../charts/timeline/with-plan';
import { formatDay } from '../ui/days';
import { toPlanSeries } from './to-plan-series';
import type { CurrentPlan, MadePlan, PlanPreview } from './types';

/** A plan that the timeline draws as the future: one at a time, only while somebody wants to see it there. */
export type ShownPlan = PlannedDoses & {
  readonly key: string;
  /** Where curve and windows come from. */
  readonly sources: { readonly curveRefs: readonly string[]; readonly windowWords: string; readonly windowRefs: readonly string[] };
};

/** A plan as the timeline shows it. */
export function shownPlan(key: string, title: string, { made, of: { names, usualMg, window, followUp } }: { readonly made: Pick<MadePlan, 'plan' | 'windows' | 'curves'>; readonly of: Pick<PlanPreview, 'names' | 'usualMg' | 'window'> & Partial<Pick<PlanPreview, 'followUp'>> }): ShownPlan {
  const { start, occupancy, windows, checks } = toPlanSeries(made, names, followUp);
  return { key, plan: made.plan, names, usualMg, layer: { title, start, occupancy, windows, checks }, sources: { curveRefs: made.curves.flatMap(({ refs }) => refs), windowWords: window.words, windowRefs: window.refs } };
}

const titleOf = ({ kind, signedOn }: NonNullable<CurrentPlan>): string => (kind === 'draft' || signedOn === null ? 'Plan of your draft, not signed' : `Plan signed ${formatDay(signedOn)}`);

/** The chart's own plan, reckoned where the page is written. */
export const ownPlan = (current: CurrentPlan): ShownPlan | null => (current === null ? null : shownPlan('current', titleOf(current), { made: current, of: current }));
