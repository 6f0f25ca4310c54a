import { useLayoutEffect, useRef } from 'react';
import type { FocusEvent, RefObject } from 'react';

type HeldFocus<E extends HTMLElement> = { readonly ref: RefObject<E | null>; readonly tabIndex: -1; readonly onFocus: (event: FocusEvent) => void; readonly onBlur: (event: FocusEvent) => void };

/**
 * For the box of acts that take away the button that did them, or shut it while they last: focus then goes to the box, where the
 * next Tab goes on and a second press does nothing; a button that comes back gets it back. Who went elsewhere is left there.
 */
export function useHeldFocus<E extends HTMLElement>(): HeldFocus<E> {
  const ref = useRef<E>(null);
  const held = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const last = held.current;
    if (last === null || (last.isConnected && last.matches(':disabled')) || document.activeElement === last) return;
    if (document.activeElement === document.body) (last.isConnected ? last : ref.current)?.focus({ preventScroll: true });
    if (!last.isConnected) held.current = null;
  });
  return {
    ref,
    tabIndex: -1,
    onFocus: ({ target }) => {
      held.current = target instanceof HTMLElement && target !== ref.current ? target : null;
    },
    onBlur: ({ target }) => {
      if (!target.matches(':disabled')) held.current = null;
    },
  };
}
