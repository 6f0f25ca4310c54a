'use client';

import { useState } from 'react';
import { Field, Select } from '../ui/field';

export const COUNTRIES = [{ code: 'US', name: 'United States', region: 'US' }, { code: 'GB', name: 'United Kingdom', region: 'UK' }] as const;

type PlaceFieldsProps = { readonly given?: { readonly country: string; readonly timeZone: string }; readonly errors: Readonly<Record<string, string>> };

/** What a form with these fields says of the place. */
export function placeIn(entries: FormData): { timeZone: string; country: 'US' | 'GB'; region: 'US' | 'UK' } {
  const zone = entries.get('clinic.timeZone');
  const { code, region } = COUNTRIES.find(({ code }) => code === entries.get('country')) ?? COUNTRIES[0];
  return { timeZone: typeof zone === 'string' ? zone : '', country: code, region };
}

/** Country and time zone of a clinic; where nothing was given, those of the browser. */
export function PlaceFields({ given, errors }: PlaceFieldsProps) {
  const [zone] = useState(() => given?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
  return (
    <div className="grid items-end gap-4 sm:grid-cols-2">
      <Field id="country" label="Country" hint="Decides strengths sold and the words in a crisis." error={errors['clinic.country']}>
        {(aria) => <Select {...aria} name="country" defaultValue={given?.country ?? (zone.startsWith('Europe/London') ? 'GB' : 'US')}>{COUNTRIES.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}</Select>}
      </Field>
      <Field id="clinic.timeZone" label="Time zone" hint="“Today” is read in it." error={errors['clinic.timeZone']}>
        {(aria) => <Select {...aria} name="clinic.timeZone" defaultValue={zone}>{[...new Set([zone, ...Intl.supportedValuesOf('timeZone')])].map((name) => <option key={name} value={name}>{name.replaceAll('_', ' ')}</option>)}</Select>}
      </Field>
    </div>
  );
}
