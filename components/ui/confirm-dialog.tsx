'use client';

import type { ReactNode } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';

export type Confirming = { readonly title: string; /** Whom or what it is about. */ readonly about: string; /** What follows from it, in words. */ readonly words: ReactNode; readonly act: string; readonly go: () => void };

/** Before an act whose consequence cannot be seen from its button. */
export function ConfirmDialog({ title, about, words, act, go, onClose }: Confirming & { readonly onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => { if (!open) onClose(); }} title={title} description={about} footer={<><Button onClick={onClose}>Back</Button><Button look="primary" onClick={() => { onClose(); go(); }}>{act}</Button></>}>
      <p className="text-sm">{words}</p>
    </Dialog>
  );
}
