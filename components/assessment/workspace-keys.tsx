'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { keepPreference, preferencesFrom } from '../shell/preferences';

const KeysDialog = lazy(() => import('./keys-dialog').then((module) => ({ default: module.KeysDialog })));

/** Single keys for reading; none of them decides anything. Off inside fields, and can be switched off. */
export function WorkspaceKeys() {
  const [help, setHelp] = useState(false);
  const [on, setOn] = useState(true);
  useEffect(() => {
    const cookies = new Map(document.cookie.split('; ').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
    setOn(preferencesFrom((name) => cookies.get(name)).keys);
  }, []);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
      if (event.key === '?') {
        event.preventDefault();
        setHelp(true);
        return;
      }
      if (!on || !/^[1-8]$/.test(event.key)) return;
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
  }, [on]);
  if (!help) return null;
  return (
    <Suspense>
      <KeysDialog
        on={on}
        onChange={(next) => {
          setOn(next);
          keepPreference('keys', next ? null : 'off');
        }}
        onClose={() => {
          setHelp(false);
        }}
      />
    </Suspense>
  );
}

const isBusy = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"]') !== null);
