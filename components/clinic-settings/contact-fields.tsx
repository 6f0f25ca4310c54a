'use client';

import type { UseFormReturn } from 'react-hook-form';
import type { ClinicSettingsShown } from '@/server/contracts/clinic-settings';
import { SelectField } from '../entry/choice-field';
import { TextField } from '../entry/text-field';
import { Fold } from '../ui/fold';
import type { ReadSettings, TypedSettings } from './settings-form';

const PLACES = ['First', 'Second', 'Third'] as const;
const KINDS = [{ value: 'email', label: 'E-mail' }, { value: 'webhook', label: 'Web hook' }] as const;

/** Whom a red-flag answer is announced to, one after the other. */
export function ContactFields({ form, saved }: { readonly form: UseFormReturn<TypedSettings, unknown, ReadSettings>; readonly saved: ClinicSettingsShown['onCall'] }) {
  return (
    <ol className="flex flex-col gap-4">
      {PLACES.map((place, index) => (
        <li key={place} className="grid items-start gap-x-4 gap-y-2 sm:grid-cols-[10rem_minmax(0,1fr)]">
          <SelectField form={form} name={`onCall.${index}.kind`} label={place} choices={KINDS} placeholder="Nobody" />
          <TextField form={form} name={`onCall.${index}.address`} label="Address" inputMode="email" optional />
          <Secret contact={saved[index]} />
        </li>
      ))}
    </ol>
  );
}

/** What the other side checks our calls with; it belongs to this clinic and address, and changes with either. */
function Secret({ contact }: { readonly contact: ClinicSettingsShown['onCall'][number] | undefined }) {
  if (contact?.secret === null || contact === undefined) return null;
  return (
    <Fold className="sm:col-start-2" summary="How the other side knows that a call is ours">
      <p className="text-xs text-ink-2">Each call carries <code>x-gamut-signature: t=…,v1=…</code>: v1 is the HMAC-SHA-256, in hexadecimal, of t, a full stop and the body, under this secret:</p>
      <p className="mt-1 text-xs break-all"><code>{contact.secret}</code></p>
    </Fold>
  );
}
