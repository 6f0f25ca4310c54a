'use client';

import { useId } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';
import { CONTROL } from './control-class';
import { Icon } from './icon';

export type FieldAria = { readonly id: string; readonly 'aria-describedby': string | undefined; readonly 'aria-invalid': true | undefined };

type FieldProps = {
  readonly label: ReactNode;
  /** What belongs into it, before anybody types. */
  readonly hint?: ReactNode;
  /** The sentence about a wrong entry. */
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly className?: string;
  /** Id for the control, so that an error summary can link to it. */
  readonly id?: string;
  readonly children: (aria: FieldAria) => ReactNode;
};

/** Label, hint, control and error, tied together for readers. */
export function Field({ label, hint, error, optional = false, className, id, children }: FieldProps) {
  const made = useId();
  const control = id ?? made;
  const described = [hint === undefined ? null : `${control}-hint`, error === undefined ? null : `${control}-error`].filter((part) => part !== null);
  return (
    <div className={classNames('flex flex-col gap-1', className)}>
      <label htmlFor={control} className="text-xs font-medium text-ink-2">
        {label}
        {optional ? <span className="font-text text-ink-3"> (optional)</span> : null}
      </label>
      {hint === undefined ? null : <p id={`${control}-hint`} className="text-xs text-ink-3">{hint}</p>}
      {children({ id: control, 'aria-describedby': described.length === 0 ? undefined : described.join(' '), 'aria-invalid': error === undefined ? undefined : true })}
      {error === undefined ? null : <FieldError id={`${control}-error`}>{error}</FieldError>}
    </div>
  );
}

export function FieldError({ id, children }: { readonly id?: string; readonly children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1 text-xs text-stop">
      <Icon name="stop" className="-mt-px" />
      <span>{children}</span>
    </p>
  );
}

/** One line of text; `unit` stands inside the field after the number. */
export function TextInput({ unit, className, ...rest }: ComponentProps<'input'> & { readonly unit?: string }) {
  if (unit === undefined) return <input className={classNames(CONTROL, className)} {...rest} />;
  return (
    <span className={classNames('relative flex', className)}>
      <input className={classNames(CONTROL, 'figures pr-16')} {...rest} />
      <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-sm text-ink-3" aria-hidden="true">{unit}</span>
    </span>
  );
}

export function TextArea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea className={classNames(CONTROL, 'py-2', className)} rows={3} {...rest} />;
}

/** A native list of choices. The first entry is an empty one: nothing is preselected. */
export function Select({ className, children, placeholder = 'Choose', ...rest }: ComponentProps<'select'> & { readonly placeholder?: string }) {
  return (
    <span className={classNames('relative flex', className)}>
      <select className={classNames(CONTROL, 'appearance-none pr-8')} {...rest}>
        <option value="">{placeholder}</option>
        {children}
      </select>
      <Icon name="down" className="pointer-events-none absolute inset-y-0 right-2 my-auto text-ink-3" />
    </span>
  );
}

/** A box to tick with its words; the words are part of the target. */
export function Checkbox({ children, className, ...rest }: Omit<ComponentProps<'input'>, 'type'> & { readonly children: ReactNode }) {
  return (
    <label className={classNames('flex min-h-7 items-center gap-2 text-sm pointer-coarse:min-h-target', className)}>
      <input type="checkbox" className="size-4 flex-none accent-accent" {...rest} />
      <span>{children}</span>
    </label>
  );
}

type ChoiceProps = {
  readonly legend: ReactNode;
  readonly name: string;
  readonly choices: readonly { readonly value: string; readonly label: ReactNode; readonly hint?: ReactNode }[];
  /** `null` until somebody chose. */
  readonly value: string | null;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly inline?: boolean;
};

/** One of a few, all in view; none chosen until somebody does. */
export function ChoiceGroup({ legend, name, choices, value, onChange, error, inline = false }: ChoiceProps) {
  const id = useId();
  return (
    <fieldset data-wrong={error === undefined ? undefined : ''} aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend className="mb-1 text-xs font-medium text-ink-2">{legend}</legend>
      <div className={inline ? 'flex flex-wrap gap-x-4 gap-y-1' : 'flex flex-col'}>
        {choices.map((choice) => (
          <label key={choice.value} className="flex min-h-7 items-start gap-2 py-1 text-sm pointer-coarse:min-h-target">
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => {
                onChange(choice.value);
              }}
              className="mt-px size-4 flex-none accent-accent"
            />
            <span>
              {choice.label}
              {choice.hint === undefined ? null : <span className="block text-xs text-ink-3">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {error === undefined ? null : <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
