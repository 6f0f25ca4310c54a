'use client';

import { useRef } from 'react';

export const MINOR_ACT = 'link -my-1 min-h-6 text-xs font-text text-ink-2 pointer-coarse:my-0 pointer-coarse:min-h-target';

type CalendarButtonProps = { readonly onDay: (day: string) => void; readonly min?: string | undefined; readonly max?: string | undefined };

/** The browser's own calendar over a day that is typed: it only opens here, and what is chosen is written as everywhere else. */
export function CalendarButton({ onDay, min, max }: CalendarButtonProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <span className="relative">
      <button type="button" className={MINOR_ACT} onClick={() => { picker.current?.showPicker(); }}>
        Calendar
      </button>
      <input
        ref={picker}
        type="date"
        min={min}
        max={max}
        tabIndex={-1}
        aria-hidden="true"
        className="pointer-events-none absolute right-0 bottom-0 size-px opacity-0"
        onChange={(event) => {
          if (event.target.value !== '') onDay(event.target.value);
        }}
      />
    </span>
  );
}
