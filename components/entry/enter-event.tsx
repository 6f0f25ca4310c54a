'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { createLifeEventInput } from '@/server/contracts/life-event';
import { useTRPC } from '../trpc/use-trpc';
import { SelectField } from './choice-field';
import { DayField } from './day-field';
import type { EntryProps } from './entry-props';
import { EntrySheet } from './entry-sheet';
import { madeFact } from './made-fact';
import { TextField } from './text-field';
import { typedChoice, typedDay, typedOptionalDay } from './typed-fields';
import { useActKey } from './use-act-key';

const { shape } = createLifeEventInput;
const eventForm = createLifeEventInput.omit({ patientId: true, idempotencyKey: true }).extend({
  kind: typedChoice(shape.kind, 'Choose what kind of event it was.'),
  on: typedDay(shape.on, 'Write the day it happened or began.'),
  untilOn: typedOptionalDay(shape.untilOn),
});

const KINDS = [
  { value: 'bereavement', label: 'a death' },
  { value: 'trauma', label: 'a frightening event' },
  { value: 'stress', label: 'a stretch of stress' },
  { value: 'illness', label: 'an illness' },
  { value: 'hospitalisation', label: 'a hospital stay' },
  { value: 'birth', label: 'a birth' },
  { value: 'work', label: 'work' },
  { value: 'relationship', label: 'a relationship' },
  { value: 'other', label: 'something else' },
] as const;

export function EnterEvent({ workspace, onSaved, onClose }: EntryProps) {
  const trpc = useTRPC();
  const create = useMutation(trpc.lifeEvents.create.mutationOptions());
  const idempotencyKey = useActKey();
  const form = useForm({ shouldFocusError: false, resolver: zodResolver(eventForm), defaultValues: { title: '', kind: '', on: '', untilOn: '' } });
  return (
    <EntrySheet
      patient={workspace.patient}
      title="Add a life event"
      act="Add event"
      form={form}
      onClose={onClose}
      save={async (values) => {
        const after = await create.mutateAsync({ ...values, patientId: workspace.patient.id, idempotencyKey });
        onSaved({ said: `${values.title} was added to the events.`, workspace: after, made: madeFact('lifeEvents', workspace, after) });
      }}
    >
      <TextField form={form} name="title" label="What happened" hint="A few words, as they stand on the timeline" />
      <SelectField form={form} name="kind" label="Kind" choices={KINDS} />
      <DayField form={form} name="on" label="Day" on={workspace.on} />
      <DayField form={form} name="untilOn" label="Until" on={workspace.on} optional />
    </EntrySheet>
  );
}
