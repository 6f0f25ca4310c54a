'use client';

import { useSyncExternalStore } from 'react';

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** Says that the connection is gone for as long as it is; nothing clinical is queued meanwhile. */
export function ConnectionBand() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine, () => true);
  if (online) return null;
  return (
    <div role="alert" className="fixed inset-x-0 bottom-0 z-40 bg-ink-1 px-4 py-2 text-sm text-canvas md:px-6 print:hidden">
      <b className="font-medium">No connection.</b> What you typed stays in this tab. Nothing is sent and nothing can be signed until it is back.
    </div>
  );
}
