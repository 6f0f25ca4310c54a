'use client';

import { createContext, useContext, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { ShownPlan } from './to-shown-plan';

type Shown = {
  readonly shown: ShownPlan | null;
  /** From a button outside the timeline: the timeline comes into view, and the button is where *Back* leads. */
  readonly show: (plan: ShownPlan | null, from?: HTMLElement) => void;
  readonly from: HTMLElement | null;
  readonly leave: () => void;
};

const Context = createContext<Shown>({ shown: null, show: () => undefined, from: null, leave: () => undefined });

/** The chart's own plan stands on the timeline from the first paint, until another is looked at. */
export function ShownPlanProvider({ own, children }: { readonly own: ShownPlan | null; readonly children: ReactNode }) {
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
