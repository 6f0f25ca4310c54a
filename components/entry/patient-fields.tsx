'use client';

import type { UseFormReturn } from 'react-hook-form';
import { ChoiceField } from './choice-field';
import { DayField } from './day-field';
import type { ReadPatient, TypedPatient } from './patient-form';
import { TextField } from './text-field';

const SEXES = [
  { value: 'female', label: 'female' },
  { value: 'male', label: 'male' },
  { value: 'other', label: 'other' },
  { value: 'unknown', label: 'not recorded' },
] as const;

export function PatientFields({ form, on }: { readonly form: UseFormReturn<TypedPatient, unknown, ReadPatient>; readonly on: string }) {
  return (
    <>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField form={form} name="family" label="Family name" />
        <TextField form={form} name="given" label="Given names" />
      </div>
      <DayField form={form} name="birthOn" label="Birth date" hint="Such as 08-Mar-1988" on={on} offersToday={false} distance={false} />
      <ChoiceField form={form} name="sex" legend="Sex as recorded" choices={SEXES} />
      <TextField form={form} name="recordNumber" label="Record number of the clinic" optional />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField form={form} name="phone" label="Telephone" inputMode="tel" optional />
        <TextField form={form} name="email" label="E-mail" inputMode="email" optional />
      </div>
      <TextField form={form} name="address" label="Address" several optional />
    </>
  );
}
