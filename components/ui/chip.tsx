import type { ReactNode } from 'react';
import { classNames } from './class-names';

/** Short text in a thin frame; dashed when it is unconfirmed, proposed or made up. */
export function Chip({ children, dashed = false, className }: { readonly children: ReactNode; readonly dashed?: boolean; readonly className?: string }) {
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1 rounded-1 border px-2 text-xs whitespace-nowrap text-ink-2',
        dashed ? 'border-dashed border-line-control' : 'border-line-strong',
        className,
      )}
    >
      {children}
    </span>
  );
}
