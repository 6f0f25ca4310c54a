'use client';

import type { UseFormReturn } from 'react-hook-form';
import { SelectField } from '../entry/choice-field';
import { TextField } from '../entry/text-field';
import type { ReadSettings, TypedSettings } from './settings-form';

const PLACES = ['First', 'Second', 'Third'] as const;
const KINDS = [{ value: 'email', label: 'E-mail' }, { value: 'webhook', label: 'Web hook' }] as const;

/** Whom a red-flag answer is announced to, one after the other. */
export function ContactFields({ form }: { readonly form: UseFormReturn<TypedSettings, unknown, ReadSettings> }) {
  return (
    <ol className="flex flex-col gap-4">
      {PLACES.map((place, index) => (
        <li key={place} className="grid items-start gap-x-4 gap-y-2 sm:grid-cols-[10rem_minmax(0,1fr)]">
          <SelectField form={form} name={`onCall.${index}.kind`} label={place} choices={KINDS} placeholder="Nobody" />
          <TextField form={form} name={`onCall.${index}.address`} label="Address" inputMode="email" optional />
        </li>
      ))}
    </ol>
  );
}
