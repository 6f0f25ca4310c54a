'use client';

import { useSyncExternalStore } from 'react';
import { useReadAgain } from './use-read-again';

const AGAIN = {
  reading: 'Reading this screen again.',
  unanswered: 'The server does not answer yet. It is asked again; what you typed stays in this tab.',
  read: 'Back: this screen was read again. What you typed is still there.',
  chart: 'Back. What changed here meanwhile is said above. What you typed is still there.',
} as const;

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

const INK = 'fixed z-40 bg-ink-1 px-4 py-2 text-sm text-canvas print:hidden';
/** Signing and saving are off meanwhile: their bar may lie under it. */
const BAND = `${INK} inset-x-0 bottom-0 md:px-6`;
/** Clear of the bar of acts at the lower edge, which is on again. */
const WORD = `${INK} pointer-events-none inset-x-4 bottom-20 mx-auto w-fit rounded-2 shadow-dialog`;

/**
 * Says that the connection is gone for as long as it is; nothing clinical is queued meanwhile. When it or the
 * session is back, what stands on the screen is read again.
 */
export function ConnectionBand() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine, () => true);
  const again = useReadAgain();
  if (online) return <div role="status" className="print:hidden">{again === null ? null : <p className={WORD}>{AGAIN[again]}</p>}</div>;
  return (
    <div role="alert" className={BAND}>
      <b className="font-medium">No connection.</b> What you typed stays in this tab. Nothing is sent and nothing can be signed until it is back.
    </div>
  );
}
