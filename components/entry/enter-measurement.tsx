'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { PRESENCE_RESULTS } from '@/server/contracts/observation';
import { useTRPC } from '../trpc/use-trpc';
import { formatUnit } from '../ui/amounts';
import { Field, Select } from '../ui/field';
import { ChoiceField } from './choice-field';
import { DayField } from './day-field';
import { DecimalField } from './decimal-field';
import type { EntryProps, Saved } from './entry-props';
import { EntrySheet } from './entry-sheet';
import { madeFact } from './made-fact';
import { measurementForm } from './measurement-form';
import { measurementKinds, observationName } from './observation-names';
import type { MeasurementKind } from './observation-names';
import { useActKey } from './use-act-key';

export function EnterMeasurement(props: EntryProps) {
  const kinds = measurementKinds(props.catalog.observations);
  const [chosen, setChosen] = useState(props.of);
  const kind = kinds.find(({ id, members }) => id === chosen || members.some((member) => member.id === chosen));
  return <Measurement key={kind?.id ?? 'none'} {...props} kinds={kinds} kind={kind ?? null} preset={kind !== undefined && props.of === chosen} onKind={setChosen} />;
}

type MeasurementProps = EntryProps & {
  readonly kinds: readonly MeasurementKind[];
  readonly kind: MeasurementKind | null;
  /** Opened for this kind: the title says it and nothing is chosen again. */
  readonly preset: boolean;
  readonly onKind: (id: string) => void;
};
const RESULTS = PRESENCE_RESULTS.map((value) => ({ value, label: value }));
const NOTHING: MeasurementKind = { id: '', label: '', members: [], all: true };

function Measurement({ workspace, kinds, kind, preset, onKind, onSaved, onClose }: MeasurementProps) {
  const trpc = useTRPC();
  const create = useMutation(trpc.observations.create.mutationOptions());
  const key = useActKey();
  const sending = useRef('');
  const schema = useMemo(() => measurementForm(kind ?? NOTHING), [kind]);
  const form = useForm({
    shouldFocusError: false,
    resolver: zodResolver(schema),
    defaultValues: { on: '', values: Object.fromEntries((kind?.members ?? []).map(({ id }) => [id, ''])) },
  });
  return (
    <EntrySheet
      patient={workspace.patient}
      title={preset && kind !== null ? kind.label : 'Add a measurement'}
      act="Add measurement"
      form={form}
      onClose={onClose}
      shownAt={(field) => (field === 'on' ? field : `values.${sending.current}`)}
      save={async ({ on, values }, confirmed) => {
        let saved: Saved | null = null;
        for (const measured of values) {
          sending.current = measured.observation;
          const after = await create.mutateAsync({
            patientId: workspace.patient.id, ...measured, on, confirmed,
            // Each value is an act of its own: sending the pair again after a failure stores none of them twice.
            idempotencyKey: `${key}-${measured.observation}`.slice(0, 64),
          });
          saved = { said: `${kind?.label ?? 'The measurement'} was added.`, workspace: after, made: madeFact('observations', workspace, after) };
        }
        if (saved !== null) onSaved(saved);
      }}
    >
      {preset ? null : (
        <Field label="What was measured" id="entry-measurement-kind">
          {(aria) => (
            <Select {...aria} value={kind?.id ?? ''} onChange={(event) => { onKind(event.target.value); }}>
              {kinds.map(({ id, label }) => (
                <option key={id} value={id}>{label}</option>
              ))}
            </Select>
          )}
        </Field>
      )}
      {kind === null ? null : (
        <>
          <div className={kind.members.length > 1 ? 'grid grid-cols-2 items-start gap-3' : undefined}>
            {kind.members.map((member) => member.unit === null ? (
              <ChoiceField key={member.id} form={form} name={`values.${member.id}`} legend={observationName(member)} choices={RESULTS} />
            ) : (
              <DecimalField
                key={member.id}
                form={form}
                name={`values.${member.id}`}
                label={observationName(member)}
                unit={formatUnit(member.unit)}
                optional={!kind.all}
                {...(member.possible !== null && { hint: `${member.possible.min} to ${member.possible.max}` })}
              />
            ))}
          </div>
          <DayField form={form} name="on" label="Measured on" on={workspace.on} />
        </>
      )}
    </EntrySheet>
  );
}
