'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { focusPage } from './focus-page';

/** After a change of page the focus is on the new one: the element that had it is gone, or stands in the bar above it. */
export function usePageFocus(): void {
  const path = usePathname();
  const shown = useRef(path);
  const backTo = useRef<string | null>(null);
  useEffect(() => {
    const back = (): void => { backTo.current = window.location.pathname; };
    window.addEventListener('popstate', back);
    return () => {
      window.removeEventListener('popstate', back);
    };
  }, []);
  useEffect(() => {
    const left = shown.current;
    if (left === path) return;
    focusPage(backTo.current === path ? left : null);
    shown.current = path;
    backTo.current = null;
  }, [path]);
}
