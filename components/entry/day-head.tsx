import type { ReactNode } from 'react';

type DayHeadProps = { readonly id: string; readonly label: ReactNode; readonly optional: boolean; /** Ways to a day besides typing it. */ readonly children: ReactNode };

/** What stands over a day that is typed: its label, and beside it the calendar. */
export function DayHead({ id, label, optional, children }: DayHeadProps) {
  return (
    <div className="flex items-baseline gap-3">
      <label htmlFor={id} className="mr-auto text-xs font-medium text-ink-2">
        {label}
        {optional ? <span className="font-text text-ink-3"> (optional)</span> : null}
      </label>
      {children}
    </div>
  );
}
