import type { ReactNode } from 'react';
import { TypedDay } from '../entry/typed-day';
import { daysApart } from '../ui/days';
import { dueWords } from './words';

type Props = { readonly label: string; readonly value: string; readonly onChange: (day: string) => void; /** Today in the clinic. */ readonly on: string; readonly min?: string; readonly hint?: ReactNode; readonly optional?: boolean; readonly required?: boolean; readonly autoFocus?: boolean };

/** A day to do something on, read back with its weekday and distance. */
export function DayInput({ on, min = on, ...field }: Props) {
  return <TypedDay {...field} min={min} distance={(day) => dueWords({ daysLate: daysApart(day, on) })} />;
}
