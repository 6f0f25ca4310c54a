import { useLayoutEffect, useRef } from 'react';
import type { FocusEvent } from 'react';

type Held = { readonly element: Element; readonly entry: Element | null; readonly row: Element | null; readonly section: Element | null };

/** An act may take away the very button that did it. Focus then goes to the field that it was an act on (inside `data-entry`), else to the first act of the same row, else to the heading of its part, else to that of the steering. */
export function useKeptFocus(): (event: FocusEvent) => void {
  const held = useRef<Held | null>(null);
  useLayoutEffect(() => {
    const last = held.current;
    if (last === null || last.element.isConnected) return;
    held.current = null;
    if (document.activeElement !== document.body) return;
    const places = [last.entry?.querySelector('input'), last.row?.querySelector('button'), last.section?.querySelector('h2[tabindex]'), document.querySelector('#steer-title')];
    const next = places.find((place) => place instanceof HTMLElement && place.isConnected);
    if (next instanceof HTMLElement) next.focus();
  });
  return ({ target }) => {
    held.current = { element: target, entry: target.closest('[data-entry]'), row: target.closest('tr'), section: target.closest('section') };
  };
}
