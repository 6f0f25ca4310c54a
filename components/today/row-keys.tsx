'use client';

import { useEffect } from 'react';
import { rememberOrder } from '../shell/neighbours';
import { singleKeysAreOn, takesText } from '../shell/single-keys';

/** J and K walk the rows of a list; Enter opens the one that has the focus. */
export function RowKeys() {
  useEffect(() => {
    rememberOrder([...document.querySelectorAll<HTMLAnchorElement>('a[data-row]')].map((row) => row.pathname));
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if ((event.key !== 'j' && event.key !== 'k') || event.ctrlKey || event.metaKey || event.altKey || takesText(event.target) || !singleKeysAreOn()) return;
      const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
      const at = rows.findIndex((row) => row === document.activeElement || row.contains(document.activeElement));
      const next = rows[event.key === 'j' ? at + 1 : at < 0 ? rows.length - 1 : at - 1];
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
    };
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
    };
  }, []);
  return null;
}
