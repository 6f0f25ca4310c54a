'use client';

import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { FieldValues, PathValue, Path } from 'react-hook-form';
import { daysApart, formatActDay, formatDay, formatSpan } from '../ui/days';
import { FieldError, TextInput } from '../ui/field';
import { classNames } from '../ui/class-names';
import { errorOf } from './bound';
import type { Bound } from './bound';
import { CalendarButton, MINOR_ACT } from './calendar-button';
import { DayHead } from './day-head';
import { fieldId } from './field-id';
import { readDay } from './read-day';

type DayFieldProps<In extends FieldValues, Out> = Bound<In, Out> & {
  readonly label: ReactNode;
  /** Today in the clinic. */
  readonly on: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly offersToday?: boolean;
  /** A birth date is read back without its distance: the age is counted in completed years elsewhere. */
  readonly distance?: boolean;
  readonly className?: string;
};

/** What was typed, read back with its weekday; silent while it cannot be read. */
function readBack(typed: unknown, on: string, withDistance: boolean): string | null {
  const read = readDay(typeof typed === 'string' ? typed : '');
  if (read.kind !== 'day') return null;
  if (!withDistance) return formatActDay(read.day);
  const days = daysApart(read.day, on);
  const distance = days === 0 ? 'today' : days > 0 ? `${formatSpan(days)} ago` : `in ${formatSpan(days)}`;
  return `${formatActDay(read.day)}, ${distance}`;
}

/** A calendar day: typed with the month in letters or as ISO, taken from the calendar, or today. Nothing is filled in. */
export function DayField<In extends FieldValues, Out>({
  form, name, label, on, hint = 'Such as 24-Nov-2026', optional = false, offersToday = true, distance = true, className,
}: DayFieldProps<In, Out>) {
  const typed: unknown = useWatch({ control: form.control, name });
  const error = errorOf({ form, name });
  const id = fieldId(name);
  const write = (day: string) => {
    form.setValue(name, formatDay(day) as PathValue<In, Path<In>>, { shouldDirty: true, shouldValidate: form.formState.isSubmitted });
  };
  const shown = readBack(typed, on, distance);
  return (
    <div className={classNames('flex flex-col gap-1', className)}>
      <DayHead id={id} label={label} optional={optional}>
        {offersToday ? (
          <button type="button" className={MINOR_ACT} onClick={() => { write(on); }}>
            Today
          </button>
        ) : null}
        <CalendarButton onDay={write} />
      </DayHead>
      <TextInput
        id={id}
        aria-describedby={[`${id}-hint`, error === undefined ? '' : `${id}-error`].join(' ').trim()}
        aria-invalid={error === undefined ? undefined : true}
        autoComplete="off"
        {...form.register(name)}
      />
      <p id={`${id}-hint`} className="text-xs text-ink-3">
        {shown ?? hint}
      </p>
      {error === undefined ? null : <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}
