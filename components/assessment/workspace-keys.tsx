'use client';

import { useEffect } from 'react';
import { singleKeysAreOn, takesText } from '../shell/single-keys';

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
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
    };
  }, []);
  return null;
}
