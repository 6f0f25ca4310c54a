'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useForm, useWatch } from 'react-hook-form';
import { DayField } from '../entry/day-field';
import type { EntryProps } from '../entry/entry-props';
import { EntrySheet } from '../entry/entry-sheet';
import { madeFact } from '../entry/made-fact';
import { TextField } from '../entry/text-field';
import { useActKey } from '../entry/use-act-key';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/field';
import { Notice } from '../ui/notice';
import { DoseFields } from './dose-fields';
import { DrugField } from './drug-field';
import { startForm } from './dose-schema';
import { doseSentence } from './episode-text';

export function AddMedicine({ workspace, catalog, onSaved, onClose, onInstead }: EntryProps) {
  const trpc = useTRPC();
  const start = useMutation(trpc.medications.start.mutationOptions());
  const idempotencyKey = useActKey();
  const form = useForm({
    shouldFocusError: false,
    resolver: zodResolver(startForm),
    defaultValues: { drugId: null, name: '', mgPerDay: '', timesPerDay: '', form: '', startOn: '', asNeeded: false, indication: '', reason: '' },
  });
  const [drugId, name, asNeeded] = useWatch({ control: form.control, name: ['drugId', 'name', 'asNeeded'] });
  const drug = catalog.drugs.find((entry) => entry.id === drugId);
  const taken = workspace.chart.episodes.find(
    (episode) =>
      episode.stopOn === null && episode.status !== 'stopped' &&
      (drug === undefined ? episode.drug === name.trim().toLowerCase() : episode.drugId === drug.id),
  );
  return (
    <EntrySheet
      patient={workspace.patient}
      title="Add a medicine"
      act="Add medicine"
      form={form}
      onClose={onClose}
      shownAt={(field) => (field === 'drugId' ? 'name' : field)}
      save={async (values, confirmed) => {
        const after = await start.mutateAsync({ ...values, confirmed, patientId: workspace.patient.id, idempotencyKey });
        onSaved({ said: `${values.name} was added.`, workspace: after, made: madeFact('episodes', workspace, after) });
      }}
    >
      <DrugField form={form} catalog={catalog} />
      {taken === undefined ? null : (
        <Notice
          kind="plain"
          acts={<Button size="sm" onClick={() => { onInstead({ kind: 'dose', of: taken.id }); }}>Change its dose</Button>}
        >
          {`${taken.display} is in the chart already: ${doseSentence(taken, workspace.on)}.`}
        </Notice>
      )}
      <DoseFields form={form} drug={drug} region={catalog.region} label={asNeeded === true ? 'Most in one day' : 'Dose a day'} />
      <Checkbox {...form.register('asNeeded')}>Taken only as needed</Checkbox>
      <DayField form={form} name="startOn" label="First day" on={workspace.on} />
      <TextField form={form} name="indication" label="What it is for" hint="Such as depression, sleep" optional />
      <TextField form={form} name="reason" label="Why now" several optional />
    </EntrySheet>
  );
}
