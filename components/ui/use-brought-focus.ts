import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { bringFocus } from './give-back-focus';

/** For what an act brought and has to be read before anything else: it gets the focus, after a dialog that led to it as well, and gives it back when it goes. */
export function useBroughtFocus<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null);
  useEffect(() => {
    if (ref.current === null) return;
    const before = bringFocus(ref.current);
    return () => {
      if (document.activeElement === document.body && before?.isConnected === true) before.focus();
    };
  }, []);
  return ref;
}
