import type { ReactNode } from 'react';
import { Icon } from '../ui/icon';

type FoldedPlanProps = { readonly isFolded: boolean; readonly isDrawn: boolean; readonly onToggle: (isDrawn: boolean) => void; readonly children: ReactNode };

/** The line that opens it. */
export const PLAN_FOLD = 'plan-fold';

/** Of an option that is closed on this chart its reason is read first; the plan is drawn for who asks for it. */
export function FoldedPlan({ isFolded, isDrawn, onToggle, children }: FoldedPlanProps) {
  if (!isFolded) return children;
  return (
    <details open={isDrawn} onToggle={({ currentTarget }) => { onToggle(currentTarget.open); }}>
      <summary id={PLAN_FOLD} className="mx-4 scroll-mt-24 mb-3 flex min-h-11 items-center gap-2 border-y border-line font-medium hover:bg-sunken md:mx-6 print:hidden">
        <Icon name="chevron" size="sm" className="flex-none transition-transform duration-(--t-move) [details[open]>summary>&]:rotate-90" />
        What the plan would look like
      </summary>
      {children}
    </details>
  );
}
