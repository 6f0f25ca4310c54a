import type { ReactNode } from 'react';
import { Icon } from './icon';

/** One line that opens. Works without script. */
export function Fold({ summary, children, className }: { readonly summary: ReactNode; readonly children: ReactNode; readonly className?: string | undefined }) {
  return (
    <details className={className}>
      <summary className="flex min-h-7 items-baseline gap-1 py-1 text-xs text-ink-3 hover:text-ink-1 pointer-coarse:min-h-target">
        <Icon name="chevron" size="sm" className="translate-y-0.5 print:hidden transition-transform duration-(--t-move) [details[open]>summary>&]:rotate-90" />
        <span className="min-w-0">{summary}</span>
      </summary>
      {children}
    </details>
  );
}
