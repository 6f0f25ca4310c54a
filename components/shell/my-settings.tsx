'use client';

import { useState } from 'react';
import { ChoiceGroup } from '../ui/field';
import { keepPreference } from './preferences';
import type { Preferences } from './preferences';

const mark = (name: 'theme' | 'density', value: string | null): void => {
  if (value === null) delete document.documentElement.dataset[name];
  else document.documentElement.dataset[name] = value;
};

/** How the screen looks and whether single keys act, for this browser. It counts at once. */
export function MySettings({ theme, density, keys }: Preferences) {
  const [chosen, setChosen] = useState({ theme: theme ?? 'system', density: density ?? 'system', keys: keys ? 'on' : 'off' });
  return (
    <div className="grid gap-x-8 gap-y-6 md:grid-cols-3">
      <ChoiceGroup
        legend="Theme"
        name="theme"
        value={chosen.theme}
        choices={[{ value: 'system', label: 'As the system' }, { value: 'light', label: 'Light' }, { value: 'dark', label: 'Dark' }]}
        onChange={(value) => {
          setChosen({ ...chosen, theme: value === 'light' || value === 'dark' ? value : 'system' });
          keepPreference('theme', value === 'system' ? null : value);
          mark('theme', value === 'system' ? null : value);
        }}
      />
      <ChoiceGroup
        legend="Density"
        name="density"
        value={chosen.density}
        choices={[
          { value: 'system', label: 'As the device', hint: 'Compact with a mouse, comfortable with a finger' },
          { value: 'compact', label: 'Compact', hint: 'Rows of 36 px' },
          { value: 'comfortable', label: 'Comfortable', hint: 'Rows and targets of 44 px' },
        ]}
        onChange={(value) => {
          setChosen({ ...chosen, density: value === 'compact' || value === 'comfortable' ? value : 'system' });
          keepPreference('density', value === 'system' ? null : value);
          mark('density', value === 'system' ? null : value);
        }}
      />
      <ChoiceGroup
        legend="Single keys"
        name="keys"
        value={chosen.keys}
        choices={[{ value: 'on', label: 'On', hint: 'J, K, 1 to 8, / and others; press ? for the list' }, { value: 'off', label: 'Off', hint: 'Ctrl K and ? still work' }]}
        onChange={(value) => {
          setChosen({ ...chosen, keys: value });
          keepPreference('keys', value === 'off' ? 'off' : null);
        }}
      />
      <p className="text-xs text-ink-3 md:col-span-3">Kept in this browser for a year. Nothing here is about a patient.</p>
    </div>
  );
}
