'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { focusPage } from './focus-page';

/** After a change of page the focus is on the new one: the element that had it is gone, or stands in the bar above it. */
export function usePageFocus(): void {
  const path = usePathname();
  const shown = useRef(path);
  /** What was left, where the way led back. */
  const backFrom = useRef<URL | null>(null);
  useEffect(() => {
    // A browser that does not tell back from on begins every page at its title.
    if (!('navigation' in window)) return;
    const left = new AbortController();
    const { navigation } = window;
    navigation.addEventListener('currententrychange', ({ from }) => {
      const at = navigation.currentEntry;
      // The framework writes notes of its own into the entry that stands.
      if (at === null || from.url === null || from.url === at.url) return;
      backFrom.current = at.index < from.index ? new URL(from.url) : null;
    }, { signal: left.signal });
    return () => {
      left.abort();
    };
  }, []);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    focusPage(backFrom.current);
    backFrom.current = null;
  }, [path]);
}
