'use client';

import { useWatch } from 'react-hook-form';
import type { UseFormReturn } from 'react-hook-form';
import { ChoiceField, SelectField } from './choice-field';
import { MONTH_NAMES } from './day';
import { DayField } from './day-field';
import { PRECISIONS, SEASONS } from './read-onset';
import type { TypedOnset } from './read-onset';
import { TextField } from './text-field';

type WithOnset = { onset: TypedOnset };

/** When it began, as precisely as it is known and no more. */
export function OnsetFields<In extends WithOnset, Out>({ form: given, question, on }: { readonly form: UseFormReturn<In, unknown, Out>; readonly question: string; readonly on: string }) {
  const form = given as unknown as UseFormReturn<WithOnset>;
  const precision = useWatch({ control: form.control, name: 'onset.precision' });
  return (
    <div className="flex flex-col gap-2">
      <ChoiceField form={form} name="onset.precision" legend={question} choices={PRECISIONS} />
      {precision === 'day' ? <DayField form={form} name="onset.day" label="Day" on={on} offersToday={false} /> : null}
      {precision === 'month' || precision === 'season and year' ? (
        <div className="grid grid-cols-2 items-start gap-3">
          {precision === 'month' ? (
            <SelectField form={form} name="onset.month" label="Month" choices={MONTH_NAMES.map((name) => ({ value: name, label: name }))} />
          ) : (
            <SelectField form={form} name="onset.season" label="Season" choices={SEASONS} />
          )}
          <TextField form={form} name="onset.year" label="Year" hint="Four digits" />
        </div>
      ) : null}
    </div>
  );
}
