'use client';

import { useEffect } from 'react';
import { whenIdle } from '../ui/when-idle';
import { singleKeysAreOn, takesText } from '../shell/single-keys';

/** A link to a row that folds, or to what stands in it, opens it: who follows it wants what stands inside. */
export function openNamed(hash: string): void {
  const row = hash.length < 2 ? null : (document.getElementById(hash.slice(1))?.closest('details') ?? null);
  if (row !== null) row.open = true;
}

/** `1` to `8` open an option for reading; none of them decides anything. Off inside fields, and can be switched off. */
export function WorkspaceKeys() {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || takesText(event.target) || !/^[1-8]$/.test(event.key) || !singleKeysAreOn()) return;
      const row = document.querySelectorAll<HTMLDetailsElement>('[data-keys="options"] > details')[Number(event.key) - 1];
      if (row === undefined) return;
      event.preventDefault();
      row.open = !row.open;
      row.querySelector('summary')?.focus();
    };
    const follow = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
      if (link !== null) openNamed(link.getAttribute('href') ?? '');
    };
    // The address names the option opened last: who comes back from its plan finds it open. Written when the hand has been answered.
    const keep = ({ target }: Event): void => {
      if (!(target instanceof HTMLDetailsElement) || !target.id.startsWith('option-')) return;
      const own = `#${target.id}`;
      whenIdle(() => { if (target.isConnected && target.open !== (window.location.hash === own)) window.history.replaceState(null, '', window.location.pathname + window.location.search + (target.open ? own : '')); });
    };
    document.addEventListener('toggle', keep, true);
    document.addEventListener('keydown', press);
    document.addEventListener('click', follow);
    return () => {
      document.removeEventListener('toggle', keep, true);
      document.removeEventListener('keydown', press);
      document.removeEventListener('click', follow);
    };
  }, []);
  return null;
}
