'use client';

import { useRouter } from 'next/navigation';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { goWhenConnected } from './held-way';
import { neighbourOf } from './neighbours';
import { singleKeysAreOn, takesText } from './single-keys';
import { usePageFocus } from './use-page-focus';
import { usePlacesInHistory } from './use-places-in-history';

const CommandPalette = lazy(() => import('./command-palette').then((module) => ({ default: module.CommandPalette })));
const KeysDialog = lazy(() => import('./keys-dialog').then((module) => ({ default: module.KeysDialog })));

/** Where `G` and a second key lead. */
const PLACES: Readonly<Record<string, string>> = { t: '/today', p: '/patients', e: '/evidence', c: '/worklist', s: '/settings/me' };
const SECOND_KEY_MS = 1500;

/** The element of a verb: in the row that has the focus before others; never one that is folded away. */
function verbOf(key: string): HTMLElement | null {
  const near = document.activeElement?.closest('details')?.querySelector<HTMLElement>(`[data-key="${key}"]`) ?? null;
  return [near, ...document.querySelectorAll<HTMLElement>(`[data-key="${key}"]`)].find((element) => element?.checkVisibility() === true) ?? null;
}

/** Keys that work on every screen. Single keys only read and lead somewhere: none of them decides or signs anything. */
export function ShellKeys() {
  const router = useRouter();
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  const goSince = useRef(0);
  usePageFocus();
  usePlacesInHistory();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        // Never a dialog over a dialog: what is being entered stays in front.
        if (document.querySelector('[role="dialog"]') === null) setOpen('palette');
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || takesText(event.target)) return;
      if (event.key === '?') {
        event.preventDefault();
        setOpen('keys');
        return;
      }
      if (!singleKeysAreOn()) return;
      const key = event.key.toLowerCase();
      if (Date.now() - goSince.current < SECOND_KEY_MS) {
        goSince.current = 0;
        const place = PLACES[key];
        if (place === undefined) return;
        event.preventDefault();
        goWhenConnected(() => { router.push(place); });
        return;
      }
      if (key === 'g') {
        goSince.current = Date.now();
        return;
      }
      if (key === '[' || key === ']') {
        const next = neighbourOf(window.location.pathname, key === ']' ? 1 : -1);
        if (next === null) return;
        event.preventDefault();
        goWhenConnected(() => { router.push(next); });
        return;
      }
      // A screen names the element of a verb itself: `data-key="e"` on the link to the plan. What writes or sends says `data-writes`: a stray key only brings it to the hand.
      const verb = /^[a-z]$/.test(key) ? verbOf(key) : null;
      if (verb !== null) {
        event.preventDefault();
        verb.focus();
        if (verb.dataset.writes === undefined) verb.click();
      } else if (key === 'p') {
        event.preventDefault();
        window.print();
      }
    };
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
    };
  }, [router]);
  return (
    <Suspense>
      {open === 'palette' ? <CommandPalette onClose={() => { setOpen(null); }} onKeys={() => { setOpen('keys'); }} /> : null}
      {open === 'keys' ? <KeysDialog onClose={() => { setOpen(null); }} /> : null}
    </Suspense>
  );
}
