'use client';

import type { UseFormReturn } from 'react-hook-form';
import { ChoiceField, SelectField } from './choice-field';
import { DecimalField } from './decimal-field';
import { totalFields } from './instrument-parts';
import type { CatalogInstrument } from './instrument-parts';
import type { TypedReport } from './read-report';

const YES_NO = [
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
] as const;

/** Scores as they were read off a form. */
export function ReportScores({ form, instrument }: { readonly form: UseFormReturn<TypedReport>; readonly instrument: CatalogInstrument }) {
  const fields = totalFields(instrument);
  const rows = fields.map(({ id, label, min, max, values }) => {
    const name = `scores.${id}` as const;
    if (values !== null) return <SelectField key={id} form={form} name={name} label={label} choices={values.map((value) => ({ value, label: value }))} optional />;
    if (min === null && max === null) return <ChoiceField key={id} form={form} name={name} legend={label} choices={YES_NO} />;
    return <DecimalField key={id} form={form} name={name} label={label} unit={`of ${max ?? ''}`} hint={`${min ?? 0} to ${max ?? ''}`} optional={fields.length > 1} />;
  });
  return <div className={fields.length > 2 ? 'grid items-end gap-4 sm:grid-cols-2' : 'flex flex-col gap-4'}>{rows}</div>;
}
