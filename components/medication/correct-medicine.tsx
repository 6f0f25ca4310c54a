'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useFieldArray, useForm, useWatch } from 'react-hook-form';
import { SelectField } from '../entry/choice-field';
import { DayField } from '../entry/day-field';
import { DecimalField } from '../entry/decimal-field';
import type { EntryProps } from '../entry/entry-props';
import { EntrySheet } from '../entry/entry-sheet';
import { madeFact } from '../entry/made-fact';
import { TextField } from '../entry/text-field';
import { useActKey } from '../entry/use-act-key';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { formatDay } from '../ui/days';
import { Checkbox } from '../ui/field';
import { correctForm } from './dose-schema';
import { DrugField } from './drug-field';
import type { Episode } from './episode-text';
import { STOP_CHOICES } from './stop-reasons';

const asTyped = (episode: Episode) => ({
  drugId: episode.drugId,
  name: episode.display,
  startOn: episode.startOn === null ? '' : formatDay(episode.startOn),
  stopOn: episode.stopOn === null ? '' : formatDay(episode.stopOn),
  stopReasonKind: episode.stopReason?.kind ?? '',
  stopReasonText: episode.stopReason?.text ?? '',
  asNeeded: episode.asNeeded,
  indication: episode.indication ?? '',
  startReason: episode.startReason ?? '',
  steps: episode.steps.map((step) => ({
    from: formatDay(step.from),
    mgPerDay: step.microgramsPerDay === null ? '' : String(step.microgramsPerDay / 1000),
    timesPerDay: step.timesPerDay?.toString() ?? '',
    form: step.form ?? '',
    reason: step.reason ?? '',
  })),
  correction: '',
});

/** Puts right what was entered wrongly, the whole episode in view. What was wrong stays in the history, with the reason. */
export function CorrectMedicine({ workspace, catalog, episode, onSaved, onClose, onInstead }: EntryProps & { readonly episode: Episode }) {
  const trpc = useTRPC();
  const correct = useMutation(trpc.medications.correct.mutationOptions());
  const idempotencyKey = useActKey();
  const form = useForm({ shouldFocusError: false, resolver: zodResolver(correctForm), defaultValues: asTyped(episode) });
  const { fields: steps, append, remove } = useFieldArray({ control: form.control, name: 'steps' });
  const stopOn = useWatch({ control: form.control, name: 'stopOn' });
  return (
    <EntrySheet
      patient={workspace.patient}
      title={`Correct ${episode.display}`}
      act="Save correction"
      form={form}
      onClose={onClose}
      shownAt={(field) => (field === 'drugId' ? 'name' : field)}
      save={async (values, confirmed) => {
        const after = await correct.mutateAsync({ ...values, confirmed, patientId: workspace.patient.id, episodeId: episode.id, idempotencyKey });
        onSaved({ said: `${values.name} was corrected. The earlier entry stays in the history.`, workspace: after, made: madeFact('episodes', workspace, after) });
      }}
    >
      <p className="text-sm text-ink-2">
        Never taken, or another patient’s?{' '}
        <button type="button" className="link text-ink-1" onClick={() => { onInstead({ kind: 'remove', of: episode.id }); }}>Mark it as entered in error</button>
      </p>
      <DrugField form={form} catalog={catalog} />
      <DayField form={form} name="startOn" label="First day" on={workspace.on} optional />
      <div className="flex flex-col gap-3">
        <h3 className="text-xs font-medium text-ink-2">Doses</h3>
        {steps.map((step, index) => (
          <fieldset key={step.id} className="flex flex-col gap-3 border-t border-line pt-3">
            <legend className="sr-only">{`Dose ${index + 1}`}</legend>
            <div className="grid items-start gap-3 sm:grid-cols-2">
              <DecimalField form={form} name={`steps.${index}.mgPerDay`} label="Dose a day" unit="mg" optional />
              <DayField form={form} name={`steps.${index}.from`} label="From" on={workspace.on} offersToday={false} />
            </div>
            <div className="flex items-end gap-3">
              <TextField form={form} name={`steps.${index}.reason`} label="Reason" optional className="flex-1" />
              <Button onClick={() => { remove(index); }}>{`Take out dose ${index + 1}`}</Button>
            </div>
          </fieldset>
        ))}
        <Button className="self-start" onClick={() => { append({ from: '', mgPerDay: '', timesPerDay: '', form: '', reason: '' }); }}>
          Add a dose
        </Button>
      </div>
      <Checkbox {...form.register('asNeeded')}>Taken only as needed</Checkbox>
      <DayField form={form} name="stopOn" label="Last day taken" on={workspace.on} optional />
      {stopOn === '' && episode.stopReason === null ? null : (
        <>
          <SelectField form={form} name="stopReasonKind" label="Why it was stopped" choices={STOP_CHOICES} placeholder="Not given" optional />
          <TextField form={form} name="stopReasonText" label="In words" optional />
        </>
      )}
      <TextField form={form} name="indication" label="What it is for" optional />
      <TextField form={form} name="startReason" label="Why it was started" optional />
      <TextField form={form} name="correction" label="What was wrong" hint="Stays beside the earlier entry" several />
    </EntrySheet>
  );
}
