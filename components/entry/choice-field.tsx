'use client';

import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import type { FieldValues } from 'react-hook-form';
import { ChoiceGroup, Field, Select } from '../ui/field';
import { errorOf } from './bound';
import type { Bound } from './bound';
import { fieldId } from './field-id';

type Choice = { readonly value: string; readonly label: string };

type ChoiceFieldProps<In extends FieldValues, Out> = Bound<In, Out> & {
  readonly legend: ReactNode;
  readonly choices: readonly Choice[];
  readonly inline?: boolean;
};

/** One of a few, all in view; none chosen until somebody does. */
export function ChoiceField<In extends FieldValues, Out>({ form, name, legend, choices, inline = true }: ChoiceFieldProps<In, Out>) {
  const { field } = useController({ control: form.control, name });
  const given: unknown = field.value;
  return (
    <div id={fieldId(name)} tabIndex={-1}>
      <ChoiceGroup
        legend={legend}
        name={fieldId(name)}
        choices={choices}
        value={typeof given === 'string' && given !== '' ? given : null}
        onChange={field.onChange}
        inline={inline}
        error={errorOf({ form, name })}
      />
    </div>
  );
}

type SelectFieldProps<In extends FieldValues, Out> = Bound<In, Out> & {
  readonly label: ReactNode;
  readonly choices: readonly Choice[];
  readonly hint?: ReactNode;
  readonly optional?: boolean;
  readonly placeholder?: string;
  readonly className?: string;
};

export function SelectField<In extends FieldValues, Out>({ form, name, label, choices, hint, optional = false, placeholder, className }: SelectFieldProps<In, Out>) {
  return (
    <Field id={fieldId(name)} label={label} hint={hint} optional={optional} error={errorOf({ form, name })} {...(className !== undefined && { className })}>
      {(aria) => (
        <Select {...aria} {...form.register(name)} {...(placeholder !== undefined && { placeholder })}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>{choice.label}</option>
          ))}
        </Select>
      )}
    </Field>
  );
}
