'use client';

import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { classNames } from '../ui/class-names';
import { formatActDay, formatDay } from '../ui/days';
import { FieldError, TextInput } from '../ui/field';
import { Prose } from '../ui/prose';
import { CalendarButton } from './calendar-button';
import { DayHead } from './day-head';
import { readDay } from './read-day';

type TypedDayProps = {
  readonly label: string;
  /** Of the text in a form that is sent without script; who receives it reads the day out of it. */
  readonly name?: string;
  /** As ISO 8601; empty while what stands in the field is no day. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  /** What is said about a day besides its weekday. */
  readonly distance?: (day: string) => string | null;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
  readonly min?: string;
  readonly max?: string;
  readonly className?: string;
};

const textOf = (value: string): string => {
  const read = readDay(value);
  return read.kind === 'day' ? formatDay(read.day) : '';
};

/** A calendar day outside of a form of the chart: typed, or taken from the calendar, and read back with its weekday. Two orders of one date cannot be confused. */
export function TypedDay({ label, name, value, onChange, distance, hint = 'Such as 24-Nov-2026', error, optional = false, required = false, autoFocus = false, min, max, className }: TypedDayProps) {
  const id = useId();
  const [text, setText] = useState(() => textOf(value));
  const [isLeft, setIsLeft] = useState(false);
  const read = readDay(text);
  const write = (typed: string): void => {
    setText(typed);
    setIsLeft(false);
    const next = readDay(typed);
    onChange(next.kind === 'day' ? next.day : '');
  };
  const also = read.kind === 'day' ? (distance?.(read.day) ?? null) : null;
  const input = useRef<HTMLInputElement>(null);
  const wrong = error ?? (read.kind === 'refused' ? read.why : '');
  // A form is not sent past it, and whoever asks for `:invalid` finds it: what was typed is never dropped for being no day.
  useLayoutEffect(() => {
    input.current?.setCustomValidity(wrong);
  }, [wrong]);
  const shown = error ?? (isLeft && read.kind === 'refused' ? read.why : undefined);
  return (
    <div className={classNames('flex flex-col gap-1', className)}>
      <DayHead id={id} label={label} optional={optional}>
        <CalendarButton min={min} max={max} onDay={(day) => { write(textOf(day)); }} />
      </DayHead>
      <TextInput
        ref={input}
        id={id}
        name={name}
        aria-describedby={classNames(`${id}-hint`, shown !== undefined && `${id}-error`)}
        aria-invalid={shown === undefined ? undefined : true}
        autoComplete="off"
        autoFocus={autoFocus}
        required={required}
        value={text}
        onChange={(event) => { write(event.target.value); }}
        onBlur={() => { setIsLeft(true); }}
      />
      <p id={`${id}-hint`} className="text-xs text-ink-3">{read.kind === 'day' ? `${formatActDay(read.day)}${also === null ? '' : `, ${also}`}` : hint}</p>
      {shown === undefined ? null : <FieldError id={`${id}-error`}><Prose>{shown}</Prose></FieldError>}
    </div>
  );
}
