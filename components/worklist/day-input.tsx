import type { ReactNode } from 'react';
import { daysApart, formatActDay } from '../ui/days';
import { Field, TextInput } from '../ui/field';
import { dueWords } from './words';

type Props = { readonly label: string; readonly value: string; readonly onChange: (day: string) => void; /** Today in the clinic. */ readonly on: string; readonly min?: string; readonly hint?: ReactNode; readonly optional?: boolean; readonly required?: boolean; readonly autoFocus?: boolean };

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day to do something on, read back with its weekday and distance: the browser writes it in the order of its own country. */
export function DayInput({ label, value, onChange, on, min = on, hint, optional = false, required = false, autoFocus = false }: Props) {
  const readBack = DAY.test(value) ? `${formatActDay(value)}, ${dueWords({ daysLate: daysApart(value, on) })}` : undefined;
  return (
    <Field label={label} optional={optional} hint={readBack ?? hint}>
      {(aria) => <TextInput type="date" min={min} required={required} autoFocus={autoFocus} {...aria} value={value} onChange={(event) => { onChange(event.target.value); }} />}
    </Field>
  );
}
