'use client';

import { useWatch } from 'react-hook-form';
import type { UseFormReturn } from 'react-hook-form';
import type { Catalog } from '@/server/contracts/catalog';
import { Combobox } from '../entry/combobox';
import { fieldId } from '../entry/field-id';
import { searchDrugs } from './search-drugs';
import type { DrugSuggestion } from './search-drugs';

type Named = { drugId: string | null; name: string };

type DrugFieldProps<In extends Named, Out> = {
  readonly form: UseFormReturn<In, unknown, Out>;
  readonly catalog: Catalog;
};

/** A medicine by generic or brand name. What is only typed stays as typed, and the form says that no rule knows it. */
export function DrugField<In extends Named, Out>({ form: given, catalog }: DrugFieldProps<In, Out>) {
  // The two fields are all this control touches, whatever else the form holds.
  const form = given as unknown as UseFormReturn<Named>;
  const [drugId, name] = useWatch({ control: form.control, name: ['drugId', 'name'] });
  const errors = form.formState.errors;
  const write = (next: Named) => {
    const options = { shouldDirty: true, shouldValidate: form.formState.isSubmitted };
    form.setValue('drugId', next.drugId, options);
    form.setValue('name', next.name, options);
  };
  const entry = catalog.drugs.find((drug) => drug.id === drugId);
  return (
    <Combobox<DrugSuggestion>
      id={fieldId('name')}
      label="Medicine"
      hint={entry === undefined ? 'Generic or brand name' : `${entry.ingredient}${entry.brands.length === 0 ? '' : `; sold as ${entry.brands.join(', ')}`}`}
      error={errors.name?.message ?? errors.drugId?.message}
      text={name}
      onType={(text) => {
        write({ drugId: null, name: text });
      }}
      onTake={(item) => {
        write({ drugId: item.drugId, name: item.label });
      }}
      suggest={(text) => searchDrugs(catalog, text)}
    />
  );
}
