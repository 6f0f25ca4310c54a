'use client';

import { focusMain } from './focus-page';

/** The first stop of Tab, seen while it has the focus: past the bar to what the page is about. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="fixed top-1 left-4 z-50 rounded-2 border border-line-strong bg-raised px-3 py-1 text-sm font-medium text-ink-1 not-focus:sr-only print:hidden"
      onClick={(event) => {
        // The address stays as it is: one more entry would stand between this page and the way back.
        event.preventDefault();
        focusMain();
      }}
    >
      To the content
    </a>
  );
}
