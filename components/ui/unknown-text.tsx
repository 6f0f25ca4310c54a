import type { ReactNode } from 'react';

/** What nobody recorded or asked: a ring of dots and the words, never blank and never red. */
export function UnknownText({ children = 'Not recorded' }: { readonly children?: ReactNode }) {
  return (
    <span className="inline-flex items-baseline gap-1 text-ink-2">
      <i className="dotted-ring" aria-hidden="true" />
      {children}
    </span>
  );
}
