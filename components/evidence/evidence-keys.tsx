'use client';

import { useEffect } from 'react';
import { preferencesFrom } from '../shell/preferences';

/** `J` and `K` walk the rows, `Enter` opens what has the focus, `/` searches the library. Off inside fields. */
export function EvidenceKeys() {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement) || event.target.closest('input, textarea, select, [role="dialog"]') !== null) return;
      const step = { j: 1, k: -1 }[event.key.toLowerCase()];
      if (event.key !== '/' && step === undefined) return;
      if (!keysAreOn()) return;
      event.preventDefault();
      // The page's own search goes before the one for patients.
      event.stopImmediatePropagation();
      if (step === undefined) document.querySelector<HTMLElement>('[data-evidence-search]')?.focus();
      else walk(step);
    };
    document.addEventListener('keydown', press, { capture: true });
    return () => {
      document.removeEventListener('keydown', press, { capture: true });
    };
  }, []);
  return null;
}

const keysAreOn = (): boolean => {
  const cookies = new Map(document.cookie.split('; ').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
  return preferencesFrom((name) => cookies.get(name)).keys;
};

/** The first link of the next row, from wherever the focus is. */
function walk(step: number): void {
  const links = [...document.querySelectorAll('[data-row]')].flatMap((row) => row.querySelector<HTMLElement>('a[href]') ?? []);
  const row = document.activeElement?.closest('[data-row]');
  const at = links.findIndex((link) => link.closest('[data-row]') === row);
  links[at === -1 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + step, 0), links.length - 1)]?.focus();
}
