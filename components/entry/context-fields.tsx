'use client';

import { useController } from 'react-hook-form';
import type { UseFormReturn } from 'react-hook-form';
import { Checkbox, FieldError } from '../ui/field';
import { AnswerRow } from './answer-row';
import { ChoiceField } from './choice-field';
import { errorOf } from './bound';
import { fieldId } from './field-id';
import type { ContextItem } from './instrument-parts';
import { OnsetFields } from './onset-fields';
import type { TypedReport } from './read-report';
import { TextField } from './text-field';

type ContextProps = { readonly form: UseFormReturn<TypedReport>; readonly item: ContextItem; readonly on: string };

/** One question around the scored items, in the shape that its kind of answer asks for. */
export function ContextField({ form, item, on }: ContextProps) {
  switch (item.type) {
    case 'date-approximate':
      return <OnsetFields form={form} question={item.text} on={on} />;
    case 'multi':
      return <SeveralField form={form} item={item} />;
    case 'scale':
      return (
        <AnswerRow
          form={form}
          name={`answers.${item.id}`}
          question={`${item.text} ${Object.entries(item.labels).map(([value, label]) => `${value} ${label}`).join(', ')}`}
          choices={Array.from({ length: item.max - item.min + 1 }, (_, place) => ({ value: String(item.min + place), label: String(item.min + place) }))}
        />
      );
    case 'single':
      return (
        <div className="flex flex-col gap-2">
          <ChoiceField form={form} name={`answers.${item.id}`} legend={item.text} choices={item.options.map((value) => ({ value, label: value }))} />
          {item.followUp === undefined ? null : <TextField form={form} name={`answers.${item.id}:text`} label={item.followUp} optional />}
        </div>
      );
    case 'text':
      return <TextField form={form} name={`answers.${item.id}`} label={item.text} optional />;
  }
}

function SeveralField({ form, item }: Omit<ContextProps, 'on'>) {
  const name = `answers.${item.id}` as const;
  const { field } = useController({ control: form.control, name });
  const given: unknown = field.value;
  const ticked: readonly string[] = Array.isArray(given) ? given.filter((value) => typeof value === 'string') : [];
  const error = errorOf({ form, name });
  return (
    <fieldset id={fieldId(name)} tabIndex={-1} className="flex flex-col gap-1">
      <legend className="mb-1 text-xs font-medium text-ink-2">{item.text}</legend>
      <div className="grid gap-x-4 sm:grid-cols-2">
        {item.options.map((value) => (
          <Checkbox
            key={value}
            checked={ticked.includes(value)}
            onChange={(event) => {
              field.onChange(event.target.checked ? [...ticked, value] : ticked.filter((each) => each !== value));
            }}
          >
            {value}
          </Checkbox>
        ))}
      </div>
      {item.freeText ? <TextField form={form} name={`answers.${item.id}:text`} label="Something else" optional /> : null}
      {error === undefined ? null : <FieldError>{error}</FieldError>}
    </fieldset>
  );
}
