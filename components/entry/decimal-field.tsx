'use client';

import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { Field, TextInput } from '../ui/field';
import { errorOf } from './bound';
import type { Bound } from './bound';
import { fieldId } from './field-id';

type DecimalFieldProps<In extends FieldValues, Out> = Bound<In, Out> & {
  readonly label: ReactNode;
  /** In words, inside the field. */
  readonly unit: string;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
  readonly className?: string;
};

/** A number typed as text with a decimal keypad; it is read once, when the form is saved. */
export function DecimalField<In extends FieldValues, Out>({ form, name, label, unit, hint, optional = false, className }: DecimalFieldProps<In, Out>) {
  return (
    <Field id={fieldId(name)} label={label} hint={hint} optional={optional} error={errorOf({ form, name })} {...(className !== undefined && { className })}>
      {(aria) => <TextInput {...aria} {...form.register(name)} unit={unit} inputMode="decimal" autoComplete="off" />}
    </Field>
  );
}
