import { useEffect } from 'react';
import { Notice } from '../ui/notice';

/** Told aloud when it comes: what an act did, or why it did nothing. */
export function WhatCame({ refusal, said }: { readonly refusal: string | null; readonly said: string | null }) {
  // It stands above what was pressed and moves it down: in a long list out of view.
  useEffect(() => {
    if ((refusal ?? said) !== null && document.activeElement !== document.body) document.activeElement?.scrollIntoView({ block: 'nearest' });
  }, [refusal, said]);
  return (
    <div aria-live="polite" className="empty:absolute">
      {refusal === null ? null : <Notice kind="stop" role="alert">{refusal}</Notice>}
      {said === null ? null : <Notice kind="done" role="status">{said}</Notice>}
    </div>
  );
}
