'use client';

import { createContext, useContext, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { PlannedDoses } from '../charts/timeline/with-plan';
import { toPlanSeries } from './to-plan-series';
import { formatDay } from '../ui/days';
import type { CurrentPlan, MadePlan, PlanPreview } from './types';

/** A plan that the timeline draws as the future: one at a time, only while somebody wants to see it there. */
export type ShownPlan = PlannedDoses & {
  readonly key: string;
  /** Where curve and windows come from. */
  readonly sources: { readonly curveRefs: readonly string[]; readonly windowWords: string; readonly windowRefs: readonly string[] };
};
type Shown = {
  readonly shown: ShownPlan | null;
  /** From a button outside the timeline: the timeline comes into view, and the button is where *Back* leads. */
  readonly show: (plan: ShownPlan | null, from?: HTMLElement) => void;
  readonly from: HTMLElement | null;
  readonly leave: () => void;
};

/** A plan as the timeline shows it. */
export function shownPlan(key: string, title: string, { made, of: { names, usualMg, window } }: { readonly made: Pick<MadePlan, 'plan' | 'windows' | 'curves'>; readonly of: Pick<PlanPreview, 'names' | 'usualMg' | 'window'> }): ShownPlan {
  const { start, occupancy, windows, checks } = toPlanSeries(made, names);
  return { key, plan: made.plan, names, usualMg, layer: { title, start, occupancy, windows, checks }, sources: { curveRefs: made.curves.flatMap(({ refs }) => refs), windowWords: window.words, windowRefs: window.refs } };
}

const titleOf = ({ kind, signedOn }: NonNullable<CurrentPlan>): string => (kind === 'draft' || signedOn === null ? 'Plan of your draft, not signed' : `Plan signed ${formatDay(signedOn)}`);

const Context = createContext<Shown>({ shown: null, show: () => undefined, from: null, leave: () => undefined });

/** The chart's own plan stands on the timeline from the first paint, until another is looked at. */
export function ShownPlanProvider({ current, children }: { readonly current: CurrentPlan; readonly children: ReactNode }) {
  const own = useMemo(() => (current === null ? null : shownPlan('current', titleOf(current), { made: current, of: current })), [current]);
  const [looked, setLooked] = useState<ShownPlan | null>(null);
  const [from, setFrom] = useState<HTMLElement | null>(null);
  const shown = looked ?? own;
  const value = useMemo((): Shown => ({
    shown,
    show: (plan, button) => {
      setLooked(plan);
      setFrom(plan === null ? null : (button ?? null));
    },
    from,
    leave: () => { setFrom(null); },
  }), [shown, from]);
  return <Context value={value}>{children}</Context>;
}

export const useShownPlan = (): Shown => useContext(Context);
