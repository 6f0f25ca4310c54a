'use client';

import { useEffect, useState } from 'react';
import { keepPreference, preferencesFrom } from '../shell/preferences';
import { Dialog } from '../ui/dialog';
import { Checkbox } from '../ui/field';

const KEYS: readonly (readonly [string, string])[] = [
  ['1 to 8', 'open or close an option; opening is reading, not choosing'],
  ['/', 'find a patient'],
  ['Arrow keys on the timeline', 'read it day by day; up and down go from event to event'],
  ['Page up, page down', 'four weeks on the timeline'],
  ['Escape', 'close what is open'],
  ['?', 'this list'],
];

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
  return (
    <Dialog open={help} onOpenChange={setHelp} title="Keys">
      <dl className="text-sm">
        {KEYS.map(([key, what]) => (
          <div key={key} className="flex gap-4 border-t border-line py-2 first:border-t-0">
            <dt className="w-40 flex-none font-medium">{key}</dt>
            <dd className="text-ink-2">{what}</dd>
          </div>
        ))}
      </dl>
      <Checkbox
        className="mt-3"
        checked={on}
        onChange={(event) => {
          setOn(event.target.checked);
          keepPreference('keys', event.target.checked ? null : 'off');
        }}
      >
        Single keys are on
      </Checkbox>
    </Dialog>
  );
}

const isBusy = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, [role="dialog"]') !== null);
