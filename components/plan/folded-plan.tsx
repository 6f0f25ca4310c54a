import type { ReactNode } from 'react';
import { Icon } from '../ui/icon';

type FoldedPlanProps = { readonly isFolded: boolean; readonly onToggle: (isDrawn: boolean) => void; readonly children: ReactNode };

/** Of an option that is closed on this chart its reason is read first; the plan is drawn for who asks for it. */
export function FoldedPlan({ isFolded, onToggle, children }: FoldedPlanProps) {
  if (!isFolded) return children;
  return (
    <details onToggle={({ currentTarget }) => { onToggle(currentTarget.open); }}>
      <summary className="mx-4 mb-3 flex min-h-11 items-center gap-2 border-y border-line font-medium hover:bg-sunken md:mx-6 print:hidden">
        <Icon name="chevron" size="sm" className="flex-none transition-transform duration-(--t-move) [details[open]>summary>&]:rotate-90" />
        What the plan would look like
      </summary>
      {children}
    </details>
  );
}
