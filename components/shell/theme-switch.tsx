'use client';

import { useState } from 'react';
import { Icon } from '../ui/icon';
import { keepPreference } from './preferences';
import type { Theme } from './preferences';

const CHOICES = [
  { theme: 'light', icon: 'sun', label: 'Light' },
  { theme: 'dark', icon: 'moon', label: 'Dark' },
] as const;

/** Light or dark; pressing the chosen one again gives the choice back to the system. */
export function ThemeSwitch({ theme }: { readonly theme: Theme | null }) {
  const [chosen, setChosen] = useState(theme);
  const choose = (next: Theme | null): void => {
    setChosen(next);
    keepPreference('theme', next);
    if (next === null) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
  };
  return (
    <div className="flex overflow-hidden rounded-2 border border-line-strong bg-surface" role="group" aria-label="Theme">
      {CHOICES.map(({ theme: own, icon, label }) => (
        <button
          key={own}
          type="button"
          aria-label={label}
          aria-pressed={chosen === own}
          onClick={() => { choose(chosen === own ? null : own); }}
          className="grid h-6 w-7 place-items-center border-line text-ink-3 not-first:border-l aria-pressed:bg-sunken aria-pressed:text-ink-1 pointer-coarse:h-9 pointer-coarse:w-10"
        >
          <Icon name={icon} size="sm" />
        </button>
      ))}
    </div>
  );
}
