'use client';

import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { Field, TextArea, TextInput } from '../ui/field';
import { errorOf } from './bound';
import type { Bound } from './bound';
import { fieldId } from './field-id';

type TextFieldProps<In extends FieldValues, Out> = Bound<In, Out> & {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
  readonly several?: boolean;
  readonly rows?: number;
  readonly autoComplete?: string;
  readonly inputMode?: 'text' | 'tel' | 'email';
  readonly className?: string;
};

export function TextField<In extends FieldValues, Out>({
  form, name, label, hint, optional = false, several = false, rows = 2, autoComplete = 'off', inputMode, className,
}: TextFieldProps<In, Out>) {
  return (
    <Field id={fieldId(name)} label={label} hint={hint} optional={optional} error={errorOf({ form, name })} {...(className !== undefined && { className })}>
      {(aria) =>
        several ? (
          <TextArea {...aria} {...form.register(name)} rows={rows} />
        ) : (
          <TextInput {...aria} {...form.register(name)} autoComplete={autoComplete} {...(inputMode !== undefined && { inputMode })} />
        )
      }
    </Field>
  );
}
