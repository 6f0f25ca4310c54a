'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import type { UseFormReturn } from 'react-hook-form';
import { useTRPC } from '../trpc/use-trpc';
import { Field, Select } from '../ui/field';
import { Sheet } from '../ui/dialog';
import { ChoiceField, SelectField } from './choice-field';
import { DayField } from './day-field';
import type { EntryProps } from './entry-props';
import { EntrySheet } from './entry-sheet';
import { partsOf, totalFields } from './instrument-parts';
import type { CatalogInstrument } from './instrument-parts';
import { madeFact } from './made-fact';
import type { TypedReport } from './read-report';
import { emptyReport, reportForm } from './report-form';
import { ReportItems } from './report-items';
import { ReportScores } from './report-scores';
import { useActKey } from './use-act-key';
import { WhoLine } from './who-line';

/** Where the form shows what the server says of a report as a whole. */
const REFUSED_AT: Readonly<Record<string, string>> = { 'onset.earliestOn': 'onset.precision', 'onset.latestOn': 'onset.precision', answers: 'entry', scores: 'entry' };

const FILLED_BY = [
  { value: 'patient', label: 'the patient' },
  { value: 'carer', label: 'a carer' },
  { value: 'interpreter', label: 'the patient, through an interpreter' },
  { value: 'clinician', label: 'the clinician, asking' },
  { value: 'unknown', label: 'not known' },
] as const;
const ENTRIES = [
  { value: 'items', label: 'item by item' },
  { value: 'scores', label: 'the total only' },
] as const;

export function EnterReport(props: EntryProps) {
  const [chosen, setChosen] = useState(props.of);
  const { instruments } = props.catalog;
  const instrument = instruments.find(({ id }) => id === chosen);
  const choice = (
    <Field label="Questionnaire" id="entry-instrument">
      {(aria) => (
        <Select {...aria} value={instrument?.id ?? ''} onChange={(event) => { setChosen(event.target.value); }}>
          {instruments.map(({ id, title }) => (
            <option key={id} value={id}>{title}</option>
          ))}
        </Select>
      )}
    </Field>
  );
  if (instrument !== undefined) return <Report key={instrument.id} {...props} instrument={instrument} choice={props.of === instrument.id ? null : choice} />;
  return (
    <Sheet open startsInFirstField onOpenChange={props.onClose} title="Enter a report" description={<WhoLine patient={props.workspace.patient} />}>
      {choice}
    </Sheet>
  );
}

function Report({ workspace, instrument, choice, onSaved, onClose }: EntryProps & { readonly instrument: CatalogInstrument; readonly choice: React.ReactNode }) {
  const trpc = useTRPC();
  const create = useMutation(trpc.reports.create.mutationOptions());
  const idempotencyKey = useActKey();
  const parts = useMemo(() => partsOf(instrument), [instrument]);
  const schema = useMemo(() => reportForm(instrument, parts), [instrument, parts]);
  const form = useForm({ shouldFocusError: false, resolver: zodResolver(schema), defaultValues: emptyReport(instrument, parts) });
  const answering = form as unknown as UseFormReturn<TypedReport>;
  const entry = useWatch({ control: form.control, name: 'entry' });
  const both = instrument.entry === 'items' && totalFields(instrument).length > 0;
  return (
    <EntrySheet
      patient={workspace.patient}
      title={instrument.title}
      act="Save report"
      form={form}
      onClose={onClose}
      shownAt={(field) => REFUSED_AT[field] ?? field}
      save={async (values) => {
        const after = await create.mutateAsync({ ...values, patientId: workspace.patient.id, idempotencyKey });
        const made = madeFact('reports', workspace, after);
        onSaved({ said: saidOf(instrument, after.chart.reports.find(({ id }) => id === made)), workspace: after, made });
      }}
    >
      {choice}
      {instrument.fullTitle === instrument.title ? null : <p className="text-sm text-ink-2">{instrument.fullTitle}</p>}
      {instrument.labelToShow === null ? null : (
        <p className="rounded-2 border border-dashed border-line-control px-3 py-2 text-xs text-ink-2">{instrument.labelToShow}</p>
      )}
      <DayField form={form} name="on" label="Day the answers are true for" on={workspace.on} />
      <SelectField form={form} name="filledBy" label="Filled in by" choices={FILLED_BY} />
      {both ? <ChoiceField form={form} name="entry" legend="Entered" choices={ENTRIES} /> : null}
      {entry === 'items' ? <ReportItems form={answering} instrument={instrument} parts={parts} workspace={workspace} /> : <ReportScores form={answering} instrument={instrument} />}
      {parts.licence === undefined ? null : <p className="border-t border-line pt-3 text-xs text-ink-3">{parts.licence.statement}</p>}
    </EntrySheet>
  );
}

/** The score as the server worked it out. */
function saidOf(instrument: CatalogInstrument, report: EntryProps['workspace']['chart']['reports'][number] | undefined): string {
  const [field] = totalFields(instrument);
  const total = field === undefined ? undefined : report?.scores[field.id];
  if (typeof total !== 'number') return `${instrument.title} was saved.`;
  return `${instrument.title} ${total}${typeof field?.max === 'number' ? ` of ${field.max}` : ''} was saved${report?.estimated === true ? ', estimated from the answered items' : ''}.`;
}
