'use client';

import { useWatch } from 'react-hook-form';
import type { UseFormReturn } from 'react-hook-form';
import { SelectField } from '../entry/choice-field';
import { DecimalField } from '../entry/decimal-field';
import { readDecimal } from '../entry/read-decimal';
import { TextField } from '../entry/text-field';
import { formatNumber } from '../ui/amounts';
import { eachTime } from './episode-text';
import type { CatalogDrug } from './search-drugs';
import { strengthLines } from './strength-lines';

type Dosed = { mgPerDay: string; timesPerDay: string; form?: string | null | undefined };

const TIMES = [
  { value: '1', label: 'once' },
  { value: '2', label: 'twice' },
  { value: '3', label: 'three times' },
  { value: '4', label: 'four times' },
] as const;

type DoseFieldsProps<In extends Dosed, Out> = {
  readonly form: UseFormReturn<In, unknown, Out>;
  readonly drug: CatalogDrug | undefined;
  readonly region: string;
  readonly label: string;
};

/** The dose of a whole day, how often, in which formulation; beside it what is sold, and what the dose means each time. */
export function DoseFields<In extends Dosed, Out>({ form: given, drug, region, label }: DoseFieldsProps<In, Out>) {
  const form = given as unknown as UseFormReturn<Dosed>;
  const [typedDose, typedTimes] = useWatch({ control: form.control, name: ['mgPerDay', 'timesPerDay'] });
  const dose = readDecimal(typedDose, { unit: 'mg', trailingZero: 'refused' });
  const times = readDecimal(typedTimes, { trailingZero: 'refused' });
  const each = dose.kind === 'number' ? eachTime(dose.value, times.kind === 'number' ? times.value : null) : null;
  const forms = [...new Set(drug?.forms.map((sold) => sold.form) ?? [])];
  return (
    <div className="flex flex-col gap-4">
      <div className="grid grid-cols-2 items-start gap-3">
        <DecimalField form={form} name="mgPerDay" label={label} unit="mg" hint="All of one day together" />
        <SelectField form={form} name="timesPerDay" label="Taken a day" hint={each ?? 'Number of times'} choices={TIMES} placeholder="Not given" optional />
      </div>
      {forms.length > 0 ? (
        <SelectField form={form} name="form" label="Formulation" choices={forms.map((name) => ({ value: name, label: name }))} placeholder="Not given" optional />
      ) : (
        <TextField form={form} name="form" label="Formulation" hint="Such as tablet" optional />
      )}
      {drug === undefined ? null : (
        <div className="rounded-2 bg-sunken px-3 py-2 text-xs text-ink-2">
          <p className="font-medium">{`Sold in the ${region}`}</p>
          <ul className="figures">
            {strengthLines(drug).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className="figures">{usualLine(drug)}</p>
        </div>
      )}
    </div>
  );
}

function usualLine({ usualRangeMg, maxMgPerDay, frequency }: CatalogDrug): string {
  const parts = [
    usualRangeMg === null ? null : `Usual ${formatNumber(usualRangeMg[0])} to ${formatNumber(usualRangeMg[1])} mg a day`,
    maxMgPerDay === null ? null : `listed maximum ${formatNumber(maxMgPerDay)} mg`,
    frequency,
  ].filter((part) => part !== null);
  return parts.join('; ');
}
