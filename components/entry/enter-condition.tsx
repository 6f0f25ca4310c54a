'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useForm, useWatch } from 'react-hook-form';
import { createConditionInput } from '@/server/contracts/condition';
import { useTRPC } from '../trpc/use-trpc';
import { ChoiceField } from './choice-field';
import { Combobox } from './combobox';
import { DayField } from './day-field';
import type { EntryProps } from './entry-props';
import { EntrySheet } from './entry-sheet';
import { fieldId } from './field-id';
import { madeFact } from './made-fact';
import { searchConditions } from './search-conditions';
import type { ConditionSuggestion } from './search-conditions';
import { typedChoice, typedOptionalDay } from './typed-fields';
import { useActKey } from './use-act-key';

const { shape } = createConditionInput;
const conditionForm = createConditionInput.omit({ patientId: true, idempotencyKey: true }).extend({
  clinicalStatus: typedChoice(shape.clinicalStatus, 'Choose whether it is there now.'),
  onsetOn: typedOptionalDay(shape.onsetOn),
  abatedOn: typedOptionalDay(shape.abatedOn),
});

const STATUSES = [
  { value: 'active', label: 'active now' },
  { value: 'recurrence', label: 'active again' },
  { value: 'relapse', label: 'relapse' },
  { value: 'remission', label: 'in remission' },
  { value: 'inactive', label: 'inactive' },
  { value: 'resolved', label: 'resolved, in the past' },
] as const;
const OVER: readonly string[] = ['remission', 'inactive', 'resolved'];

export function EnterCondition({ workspace, catalog, onSaved, onClose }: EntryProps) {
  const trpc = useTRPC();
  const create = useMutation(trpc.conditions.create.mutationOptions());
  const idempotencyKey = useActKey();
  const form = useForm({
    shouldFocusError: false,
    resolver: zodResolver(conditionForm),
    defaultValues: { text: '', coding: null, clinicalStatus: '', onsetOn: '', abatedOn: '' },
  });
  const [text, coding, status] = useWatch({ control: form.control, name: ['text', 'coding', 'clinicalStatus'] });
  const options = { shouldDirty: true, shouldValidate: form.formState.isSubmitted };
  return (
    <EntrySheet
      patient={workspace.patient}
      title="Add a condition"
      act="Add condition"
      form={form}
      onClose={onClose}
      save={async (values) => {
        const after = await create.mutateAsync({ ...values, patientId: workspace.patient.id, idempotencyKey });
        onSaved({ said: `${values.text} was added to the conditions.`, workspace: after, made: madeFact('conditions', workspace, after) });
      }}
    >
      <Combobox<ConditionSuggestion>
        id={fieldId('text')}
        label="Condition"
        hint={coding === null || coding === undefined ? 'By name or code' : `Code ${coding.code}`}
        error={form.formState.errors.text?.message}
        text={text}
        onType={(typed) => {
          form.setValue('text', typed, options);
          form.setValue('coding', null);
        }}
        onTake={(item) => {
          form.setValue('text', item.label, options);
          form.setValue('coding', item.coding, { shouldDirty: true });
        }}
        suggest={(typed) => searchConditions(catalog.conditions, typed)}
      />
      <ChoiceField form={form} name="clinicalStatus" legend="State" choices={STATUSES} inline={false} />
      <DayField form={form} name="onsetOn" label="Began" on={workspace.on} offersToday={false} optional />
      {OVER.includes(status) ? <DayField form={form} name="abatedOn" label="Over since" on={workspace.on} offersToday={false} optional /> : null}
    </EntrySheet>
  );
}
