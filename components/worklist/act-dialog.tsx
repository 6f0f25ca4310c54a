'use client';

import type { ReactNode } from 'react';
import { readRefusal } from '../trpc/refusal';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Notice } from '../ui/notice';

export type ActDialogProps = { readonly title: string; readonly description: string; readonly act: string; /** What is missing, in words; `null` when it can be done. */ readonly missing: string | null; readonly pending: boolean; readonly error: unknown; readonly done?: ReactNode; readonly onSend: () => void; readonly onClose: () => void; readonly children: ReactNode };

/** One act about the list, in a dialog: its fields, its refusal in words, Back beside the act; what came of it when it is done. */
export function ActDialog({ title, description, act, missing, pending, error, done = null, onSend, onClose, children }: ActDialogProps) {
  const refusal = error === null || error === undefined ? null : readRefusal(error);
  return (
    <Dialog
      open
      startsInFirstField
      title={title}
      description={description}
      onOpenChange={(open) => { if (!open) onClose(); }}
      footer={
        <>
          {done !== null || missing === null ? null : <p className="min-w-0 flex-1 text-xs text-ink-2" role="status">{missing}</p>}
          <Button onClick={onClose}>{done === null ? 'Back' : 'Close'}</Button>
          {done === null ? <Button look="primary" disabled={missing !== null || pending} onClick={onSend}>{pending ? 'Saving' : act}</Button> : null}
        </>
      }
    >
      {done ?? <div className="flex flex-col gap-4">{children}</div>}
      {refusal === null ? null : <Notice kind="stop" role="alert" className="mt-4">{Object.values(refusal.fields)[0] ?? refusal.message}</Notice>}
    </Dialog>
  );
}
