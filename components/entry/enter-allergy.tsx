'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useForm, useWatch } from 'react-hook-form';
import { createAllergyInput } from '@/server/contracts/allergy';
import { useTRPC } from '../trpc/use-trpc';
import { ChoiceField } from './choice-field';
import { Combobox } from './combobox';
import { ConfirmNoAllergies } from './confirm-no-allergies';
import { DayField } from './day-field';
import type { EntryProps } from './entry-props';
import { EntrySheet } from './entry-sheet';
import { fieldId } from './field-id';
import { madeFact } from './made-fact';
import { searchIngredients } from './search-ingredients';
import type { IngredientSuggestion } from './search-ingredients';
import { TextField } from './text-field';
import { typedChoice, typedOptionalDay } from './typed-fields';
import { useActKey } from './use-act-key';

const { shape } = createAllergyInput;
const allergyForm = createAllergyInput.omit({ patientId: true, idempotencyKey: true }).extend({
  type: typedChoice(shape.type, 'Choose allergy or intolerance.'),
  on: typedOptionalDay(shape.on),
});

const TYPES = [
  { value: 'allergy', label: 'allergy' },
  { value: 'intolerance', label: 'intolerance' },
] as const;

export function EnterAllergy({ workspace, catalog, onSaved, onClose }: EntryProps) {
  const trpc = useTRPC();
  const create = useMutation(trpc.allergies.create.mutationOptions());
  const idempotencyKey = useActKey();
  const form = useForm({
    shouldFocusError: false,
    resolver: zodResolver(allergyForm),
    defaultValues: { text: '', ingredient: null, type: '', reaction: '', on: '' },
  });
  const [text, ingredient] = useWatch({ control: form.control, name: ['text', 'ingredient'] });
  const options = { shouldDirty: true, shouldValidate: form.formState.isSubmitted };
  return (
    <EntrySheet
      patient={workspace.patient}
      title="Add an allergy"
      act="Add allergy"
      form={form}
      onClose={onClose}
      save={async (values) => {
        const after = await create.mutateAsync({ ...values, patientId: workspace.patient.id, idempotencyKey });
        onSaved({ said: `Allergy to ${values.text} was added.`, workspace: after, made: madeFact('allergies', workspace, after) });
      }}
    >
      {workspace.chart.allergies.length === 0 ? <ConfirmNoAllergies workspace={workspace} onSaved={onSaved} /> : null}
      <Combobox<IngredientSuggestion>
        id={fieldId('text')}
        label="What it is to"
        hint={typeof ingredient === 'string' ? `Ingredient ${ingredient}` : 'Medicine, brand, food, latex'}
        error={form.formState.errors.text?.message}
        text={text}
        onType={(typed) => {
          form.setValue('text', typed, options);
          form.setValue('ingredient', null);
        }}
        onTake={(item) => {
          form.setValue('text', item.label, options);
          form.setValue('ingredient', item.ingredient, { shouldDirty: true });
        }}
        suggest={(typed) => searchIngredients(catalog, typed)}
      />
      <ChoiceField form={form} name="type" legend="Kind" choices={TYPES} />
      <TextField form={form} name="reaction" label="What happened" hint="Such as rash, swelling" optional />
      <DayField form={form} name="on" label="When" on={workspace.on} offersToday={false} optional />
    </EntrySheet>
  );
}
