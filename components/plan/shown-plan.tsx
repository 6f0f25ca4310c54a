'use client';

import { createContext, useContext, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { MadePlan, PlanPreview } from './types';

/** A plan preview that the timeline draws as the future: one at a time, only while somebody wants to see it there. */
export type ShownPlan = { readonly option: PlanPreview['option']; readonly plan: MadePlan['plan']; readonly names: PlanPreview['names']; readonly usualMg: PlanPreview['usualMg'] };
type Shown = { readonly shown: ShownPlan | null; readonly show: (plan: ShownPlan | null) => void };

const Context = createContext<Shown>({ shown: null, show: () => undefined });

export function ShownPlanProvider({ children }: { readonly children: ReactNode }) {
  const [shown, show] = useState<ShownPlan | null>(null);
  const value = useMemo(() => ({ shown, show }), [shown]);
  return <Context value={value}>{children}</Context>;
}

export const useShownPlan = (): Shown => useContext(Context);
