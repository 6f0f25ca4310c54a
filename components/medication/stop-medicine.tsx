'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { ChoiceField } from '../entry/choice-field';
import { DayField } from '../entry/day-field';
import type { EntryProps } from '../entry/entry-props';
import { EntrySheet } from '../entry/entry-sheet';
import { TextField } from '../entry/text-field';
import { useActKey } from '../entry/use-act-key';
import { useTRPC } from '../trpc/use-trpc';
import { stopForm } from './dose-schema';
import { doseSentence } from './episode-text';
import type { Episode } from './episode-text';
import { STOP_CHOICES } from './stop-reasons';

export function StopMedicine({ workspace, episode, onSaved, onClose }: EntryProps & { readonly episode: Episode }) {
  const trpc = useTRPC();
  const stop = useMutation(trpc.medications.stop.mutationOptions());
  const idempotencyKey = useActKey();
  const form = useForm({
    shouldFocusError: false,
    resolver: zodResolver(stopForm),
    defaultValues: { stopOn: '', reasonKind: '', reasonText: '' },
  });
  return (
    <EntrySheet
      patient={workspace.patient}
      title={`Stop ${episode.display}`}
      act={`Stop ${episode.display}`}
      form={form}
      onClose={onClose}
      save={async (values) => {
        const after = await stop.mutateAsync({ ...values, patientId: workspace.patient.id, episodeId: episode.id, idempotencyKey });
        onSaved({ said: `${episode.display} ends in the chart.`, workspace: after, made: null });
      }}
    >
      <p className="figures text-sm text-ink-2">{`Now ${doseSentence(episode, workspace.on)}.`}</p>
      <DayField form={form} name="stopOn" label="Last day taken" on={workspace.on} />
      <ChoiceField form={form} name="reasonKind" legend="Why it was stopped" choices={STOP_CHOICES} inline={false} />
      <TextField form={form} name="reasonText" label="In words" several optional />
    </EntrySheet>
  );
}
