'use client';

import { ReferenceChips } from '../assessment/reference-chip';
import type { Reference } from '../assessment/reference-types';
import type { ShownPlan } from './to-shown-plan';
import { useShelf } from './use-shelf';

const NONE: readonly Reference[] = [];

/** What of a plan on the timeline is a model and what an expectation, with where it comes from. */
export function PlanLegend({ shown: { layer, sources } }: { readonly shown: ShownPlan }) {
  const shelf = useShelf([...new Set([...sources.curveRefs, ...sources.windowRefs])].sort(), NONE);
  if (layer.occupancy.length + layer.windows.length === 0) return null;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-2 md:pl-(--gutter)">
      {layer.occupancy.length === 0 ? null : (
        <>
          <span className="rounded-1 border border-dashed border-line-control px-2 leading-5">Model, not measurement</span>
          <span className="text-pretty">It shows the dose taken that day, not what is still in the body after it.</span>
          <ReferenceChips ids={sources.curveRefs} shelf={shelf} />
        </>
      )}
      {layer.windows.length === 0 ? null : <span className="flex basis-full flex-wrap items-center gap-x-2 gap-y-1 text-ink-3"><span className="text-pretty">Withdrawal window: {sources.windowWords}.</span> <ReferenceChips ids={sources.windowRefs} shelf={shelf} /></span>}
    </div>
  );
}
