'use client';

import type { KeyboardEvent, ReactNode } from 'react';
import { useController } from 'react-hook-form';
import type { FieldValues } from 'react-hook-form';
import { FieldError } from '../ui/field';
import { errorOf } from './bound';
import type { Bound } from './bound';
import { fieldId } from './field-id';

export type AnswerChoice = {
  readonly value: string;
  /** Number of the answer, shown above its words. */
  readonly digit?: string;
  readonly label: string;
  /** The whole wording where `label` shortens it. */
  readonly full?: string;
};

type AnswerRowProps<In extends FieldValues, Out> = Bound<In, Out> & {
  readonly question: ReactNode;
  /** Item before the words, such as its number. */
  readonly number?: number;
  readonly choices: readonly AnswerChoice[];
  /** A digit typed on the row answers it; so a form on paper is copied without the mouse. */
  readonly byDigit?: boolean;
  readonly minor?: boolean;
};

/** A question with its answers side by side, equal in size, none chosen; an answer can be taken back. */
export function AnswerRow<In extends FieldValues, Out>({ form, name, question, number, choices, byDigit = false, minor = false }: AnswerRowProps<In, Out>) {
  const { field } = useController({ control: form.control, name });
  const given: unknown = field.value;
  const error = errorOf({ form, name });
  const id = fieldId(name);
  const onKeyDown = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    if (!byDigit || !/^\d$/.test(event.key) || !choices.some(({ value }) => value === event.key)) return;
    event.preventDefault();
    field.onChange(event.key);
    const rows = [...(event.currentTarget.closest('form')?.querySelectorAll<HTMLFieldSetElement>('[data-answer-row]') ?? [])];
    rows[rows.indexOf(event.currentTarget) + 1]?.querySelector<HTMLInputElement>('input')?.focus();
  };
  return (
    <fieldset id={id} tabIndex={-1} data-answer-row={byDigit ? '' : undefined} className="min-w-0" onKeyDown={onKeyDown} aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend className={minor ? 'mb-1 text-xs text-ink-2' : 'mb-1 text-sm'}>
        {number === undefined ? null : <span className="figures mr-2 text-ink-3">{number}</span>}
        {question}
      </legend>
      <div className="grid auto-cols-fr grid-flow-row grid-cols-2 gap-px rounded-2 border border-line bg-sunken sm:grid-flow-col sm:grid-cols-none">
        {choices.map(({ value, digit, label, full }) => (
          <label
            key={value}
            className="relative flex min-h-target flex-col items-center justify-center rounded-2 border border-transparent px-1 py-1 text-center text-xs text-ink-2 has-checked:border-line-control has-checked:bg-surface has-checked:font-medium has-checked:text-ink-1 has-focus-visible:outline-2 has-focus-visible:outline-accent has-enabled:cursor-pointer has-enabled:hover:text-ink-1"
          >
            <input type="radio" name={id} value={value} checked={given === value} onChange={() => { field.onChange(value); }} className="absolute inset-0 cursor-pointer opacity-0" {...(full !== undefined && { 'aria-label': `${digit ?? ''} ${full}`.trim() })} />
            {digit === undefined ? null : <span className="figures text-sm text-ink-1">{digit}</span>}
            <span>{label}</span>
          </label>
        ))}
      </div>
      {typeof given === 'string' && given !== '' ? (
        <button type="button" className="link mt-1 min-h-6 text-xs text-ink-3" onClick={() => { field.onChange(''); }}>
          Take back
        </button>
      ) : null}
      {error === undefined ? null : <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
