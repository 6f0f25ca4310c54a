'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';

/**
 * A place of a page (`#questions`) that was followed is an entry of the history that the framework has not written: going back to one from
 * another page it would leave that page standing under this one's address, one patient's chart under another's. Each is made known to it; one
 * that came before this listened is loaded anew.
 */
export function usePlacesInHistory(): void {
  const path = usePathname();
  const shown = useRef(path);
  useEffect(() => {
    shown.current = path;
  }, [path]);
  useEffect(() => {
    const isUnknown = (): boolean => window.history.state === null;
    const isShown = (): boolean => window.location.pathname === shown.current;
    const place = (): void => {
      // The framework adds what it needs to whatever is written here.
      if (isUnknown() && isShown()) window.history.replaceState(null, '', window.location.href);
    };
    const back = (): void => {
      if (isUnknown() && !isShown()) window.location.reload();
    };
    window.addEventListener('hashchange', place);
    window.addEventListener('popstate', back);
    return () => {
      window.removeEventListener('hashchange', place);
      window.removeEventListener('popstate', back);
    };
  }, []);
}
