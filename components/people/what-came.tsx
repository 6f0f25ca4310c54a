import { Notice } from '../ui/notice';

/** Told aloud when it comes: what an act did, or why it did nothing. */
export function WhatCame({ refusal, said }: { readonly refusal: string | null; readonly said: string | null }) {
  return (
    <div aria-live="polite" className="empty:absolute">
      {refusal === null ? null : <Notice kind="stop" role="alert">{refusal}</Notice>}
      {said === null ? null : <Notice kind="done" role="status">{said}</Notice>}
    </div>
  );
}
