'use client';

import { Dialog as RadixDialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { buttonClass } from './button';
import { classNames } from './class-names';
import { giveBackFocus, openInFirstField } from './give-back-focus';
import { Icon } from './icon';
import { useHeldFocus } from './use-held-focus';

type SurfaceProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  /** One line under the title: for whom, what for. */
  readonly description?: ReactNode;
  /** Acts, from left to right; Back first. They stay in view while the content scrolls. */
  readonly footer?: ReactNode;
  /** For what is to be filled in: it begins in its first field, not on Close. */
  readonly startsInFirstField?: boolean;
  readonly children: ReactNode;
};

const HEAD = 'flex items-start gap-4 border-b border-line px-5 py-4';
const FOOT = 'flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3';

function Surface({ open, onOpenChange, title, description, footer, startsInFirstField = false, children, className }: SurfaceProps & { readonly className: string }) {
  // An act is shut while it runs; refused, the focus is on it again.
  const acts = useHeldFocus<HTMLDivElement>();
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <RadixDialog.Content
          {...giveBackFocus}
          {...(startsInFirstField && { onOpenAutoFocus: openInFirstField })}
          className={classNames('fixed z-50 flex flex-col border border-line bg-raised text-ink-1 shadow-dialog', className)}
          {...(description === undefined && { 'aria-describedby': undefined })}
        >
          <div className={HEAD}>
            <div className="min-w-0 flex-1">
              <RadixDialog.Title className="text-lg font-strong">{title}</RadixDialog.Title>
              {description === undefined ? null : (
                <RadixDialog.Description className="text-xs text-ink-2">{description}</RadixDialog.Description>
              )}
            </div>
            <RadixDialog.Close className={buttonClass({ look: 'quiet', size: 'sm' }, '-mr-1')} aria-label="Close">
              <Icon name="close" />
            </RadixDialog.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer === undefined ? null : <div {...acts} className={FOOT}>{footer}</div>}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

/** Commits something, after a read-back. Never one over another. `wide` where dated lines are read back. */
export function Dialog({ wide = false, ...props }: SurfaceProps & { readonly wide?: boolean }) {
  return <Surface {...props} className={classNames('inset-x-4 top-1/2 mx-auto max-h-11/12 -translate-y-1/2 rounded-3', wide ? 'max-w-dialog' : 'max-w-form')} />;
}

/** A drawer at the right edge: reading or entering without losing the place. */
export function Sheet(props: SurfaceProps) {
  return <Surface {...props} className="inset-y-0 right-0 w-full max-w-drawer" />;
}
