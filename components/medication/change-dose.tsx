'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { DayField } from '../entry/day-field';
import type { EntryProps } from '../entry/entry-props';
import { EntrySheet } from '../entry/entry-sheet';
import { TextField } from '../entry/text-field';
import { useActKey } from '../entry/use-act-key';
import { useTRPC } from '../trpc/use-trpc';
import { DoseFields } from './dose-fields';
import { doseForm } from './dose-schema';
import { doseSentence, stepOn } from './episode-text';
import type { Episode } from './episode-text';

/** Another dose of the same medicine from a day on. The formulation goes on unless it is changed; the dose is always typed. */
export function ChangeDose({ workspace, catalog, episode, onSaved, onClose }: EntryProps & { readonly episode: Episode }) {
  const trpc = useTRPC();
  const change = useMutation(trpc.medications.changeDose.mutationOptions());
  const idempotencyKey = useActKey();
  const now = stepOn(episode, workspace.on);
  const form = useForm({
    shouldFocusError: false,
    resolver: zodResolver(doseForm),
    defaultValues: { mgPerDay: '', timesPerDay: now?.timesPerDay?.toString() ?? '', form: now?.form ?? '', from: '', reason: '' },
  });
  return (
    <EntrySheet
      patient={workspace.patient}
      title={`Change the dose of ${episode.display}`}
      act="Change dose"
      form={form}
      onClose={onClose}
      save={async (values, confirmed) => {
        const after = await change.mutateAsync({ ...values, confirmed, patientId: workspace.patient.id, episodeId: episode.id, idempotencyKey });
        onSaved({ said: `The new dose of ${episode.display} is in the chart.`, workspace: after, made: null });
      }}
    >
      <p className="figures text-sm text-ink-2">{`Now ${doseSentence(episode, workspace.on)}.`}</p>
      <DoseFields form={form} drug={catalog.drugs.find((drug) => drug.id === episode.drugId)} region={catalog.region} label="New dose a day" />
      <DayField form={form} name="from" label="From" on={workspace.on} />
      <TextField form={form} name="reason" label="Reason" several optional />
    </EntrySheet>
  );
}
