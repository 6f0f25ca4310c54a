'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';
import { entryHref, readEntry } from './entry';
import type { Entry } from './entry';

/** What is open, and how to open and close it without asking the server for the page again. */
export function useEntry(): { readonly entry: Entry | null; readonly open: (entry: Entry) => void; readonly close: () => void } {
  const params = useSearchParams();
  const open = useCallback((entry: Entry) => {
    window.history.pushState(null, '', entryHref(entry, new URLSearchParams(window.location.search)));
  }, []);
  const close = useCallback(() => {
    window.history.replaceState(null, '', window.location.pathname + entryHref(null, new URLSearchParams(window.location.search)).replace(/^\?$/, ''));
  }, []);
  return { entry: readEntry(params), open, close };
}
