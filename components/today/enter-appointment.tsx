'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { PatientHit } from '@/server/contracts/patient';
import { useActKey } from '../entry/use-act-key';
import { useKeptWords } from '../entry/use-kept-words';
import { readDay } from '../entry/read-day';
import { IdentityLine } from '../patient/identity-line';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { formatDay } from '../ui/days';
import { Sheet } from '../ui/dialog';
import { ErrorSummary } from '../ui/error-summary';
import { Field, TextInput } from '../ui/field';
import { useHeldFocus } from '../ui/use-held-focus';

type EnterAppointmentProps = { readonly on: string; readonly onClose: () => void; readonly onDone: (words: string) => void };
type Fields = Readonly<Record<string, string>>;

/** One appointment by hand: the patient is chosen among those of the clinic, never typed. */
export function EnterAppointment({ on, onClose, onDone }: EnterAppointmentProps) {
  const trpc = useTRPC();
  const id = useId();
  const idempotencyKey = useActKey();
  const create = useMutation(trpc.appointments.create.mutationOptions());
  const [text, setText, forgetText] = useKeptWords('appointment: who');
  const [patient, setPatient] = useState<PatientHit | null>(null);
  const held = useHeldFocus<HTMLDivElement>();
  const [atTime, setAtTime, forgetTime] = useKeptWords('appointment: time');
  const [day, setDay, forgetDay] = useKeptWords('appointment: day', formatDay(on));
  const [reason, setReason, forgetReason] = useKeptWords('appointment: why');
  const [wrong, setWrong] = useState<Fields>({});
  const [failure, setFailure] = useState<string | null>(null);
  const found = useQuery(trpc.patients.search.queryOptions({ text, limit: 6 }, { enabled: patient === null && text.trim() !== '', staleTime: 5_000 }));
  const save = async () => {
    const read = readDay(day);
    const missing: Fields = {
      ...(patient === null ? { patientId: 'Choose the patient.' } : {}),
      ...(read.kind === 'day' ? {} : { onDay: read.kind === 'refused' ? read.why : 'Write the day.' }),
      ...(/^\s*\d{1,2}[:.h]\d{2}\s*$/.test(atTime) ? {} : { atTime: 'Write the time as 09:15.' }),
    };
    setWrong(missing);
    setFailure(Object.keys(missing).length === 0 ? null : 'Not saved. Something is missing.');
    if (patient === null || read.kind !== 'day' || Object.keys(missing).length > 0) return;
    try {
      await create.mutateAsync({ patientId: patient.id, onDay: read.day, atTime, reason, idempotencyKey });
      for (const forget of [forgetText, forgetTime, forgetDay, forgetReason]) forget();
      onDone(`${patient.displayName} stands on the list of ${formatDay(read.day)} at ${atTime}.`);
    } catch (error) {
      const refusal = readRefusal(error);
      setWrong(refusal.fields);
      setFailure(`Not saved. ${refusal.message}`);
    }
  };
  return (
    <Sheet
      open
      startsInFirstField
      onOpenChange={onClose}
      title="Enter an appointment"
      footer={<><Button look="quiet" onClick={onClose}>Back</Button><Button look="primary" type="submit" form={`${id}-form`} disabled={create.isPending}>{create.isPending ? 'Saving' : 'Enter appointment'}</Button></>}
    >
      <form id={`${id}-form`} noValidate className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <ErrorSummary message={failure} />
        <div {...held}>
          {patient === null ? (
            <div className="flex flex-col gap-2">
              <Field label="Patient" hint="Name, birth date or number" error={wrong.patientId}>
                {(aria) => <TextInput {...aria} autoComplete="off" value={text} onChange={(event) => { setText(event.target.value); }} />}
              </Field>
              <ul className="flex flex-col gap-1">
                {(found.data?.items ?? []).map((hit) => (
                  <li key={hit.id}>
                    <Button size="sm" className="h-auto w-full flex-wrap justify-start! gap-x-3 py-1 text-left whitespace-normal" onClick={() => { setPatient(hit); }}>
                      <b className="font-medium">{hit.displayName}</b> <span className="font-text text-ink-2"><IdentityLine patient={hit} /></span>
                    </Button>
                  </li>
                ))}
              </ul>
              {found.data?.items.length === 0 ? <p className="text-sm text-ink-2" role="status">Nobody in this clinic.</p> : null}
            </div>
          ) : (
            <div className="rounded-2 border border-line px-3 py-2">
              <p className="text-xs font-medium text-ink-2">Patient</p>
              <p className="text-md font-medium">{patient.displayName}</p>
              <p className="text-xs text-ink-2"><IdentityLine patient={patient} /></p>
              <Button size="sm" look="quiet" className="-ml-2" onClick={() => { setPatient(null); }}>Somebody else</Button>
            </div>
          )}
        </div>
        <Field label="Time" hint="24 hours, such as 09:15" error={wrong.atTime}>
          {(aria) => <TextInput {...aria} inputMode="numeric" autoComplete="off" value={atTime} onChange={(event) => { setAtTime(event.target.value); }} />}
        </Field>
        <Field label="Day" hint="Such as 24-Nov-2026" error={wrong.onDay}>
          {(aria) => <TextInput {...aria} autoComplete="off" value={day} onChange={(event) => { setDay(event.target.value); }} />}
        </Field>
        <Field label="Why" optional error={wrong.reason}>
          {(aria) => <TextInput {...aria} autoComplete="off" value={reason} onChange={(event) => { setReason(event.target.value); }} />}
        </Field>
      </form>
    </Sheet>
  );
}
