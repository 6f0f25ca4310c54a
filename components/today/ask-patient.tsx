'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { TodayAppointment } from '@/server/contracts/today';
import { IdentityLine } from '../patient/identity-line';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { ButtonLink } from '../ui/button-link';
import { classNames } from '../ui/class-names';
import { TextInput } from '../ui/field';
import { Notice } from '../ui/notice';
import { useTodayChanged } from './use-today-changed';

const MOST = 6;

/** A row of which it is not certain who is meant: it asks, and nobody is guessed. */
export function AskPatient({ appointment }: { readonly appointment: TodayAppointment }) {
  const trpc = useTRPC();
  const id = useId();
  const [text, setText] = useState<string | null>(null);
  const found = useQuery(trpc.patients.search.queryOptions({ text: text ?? '', limit: MOST }, { enabled: text !== null && text.trim() !== '', staleTime: 5_000 }));
  const settle = useMutation(trpc.appointments.settle.mutationOptions());
  const { changed } = useTodayChanged();
  const choose = async (patientId: string) => {
    await settle.mutateAsync({ appointmentId: appointment.id, patientId });
    changed();
  };
  return (
    <div className="today-row px-4 py-2">
      <span className="figures text-sm font-medium">{appointment.atTime ?? 'All day'}</span>
      <div className={classNames('min-w-0 lg:col-[2/-1]', text !== null && 'max-lg:col-span-full')}>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <i className="dotted-ring" aria-hidden="true" />
          <span className="text-md font-medium">Who is “{appointment.said}”?</span>
          <span className="text-sm text-ink-2">{appointment.reason}</span>
          {text === null ? <Button size="sm" className="today-ask lg:mr-24 print:hidden" data-row="" onClick={() => { setText(appointment.family ?? ''); }}>Find the patient</Button> : null}
        </div>
        {text === null ? <p className="pt-1 text-xs text-ink-3">The list gives no two identifiers, and no name with a birth date, of one patient of the clinic.</p> : (
          <div className="flex max-w-page flex-col gap-2 pt-2">
            <label htmlFor={id} className="sr-only">Name, birth date or number of {appointment.said}</label>
            <TextInput id={id} value={text} autoFocus autoComplete="off" onChange={(event) => { setText(event.target.value); }} className="max-w-form" placeholder="Name, birth date, number" />
            {found.isError ? <Notice kind="stop" role="alert">{readRefusal(found.error).message}</Notice> : null}
            {settle.isError ? <Notice kind="stop" role="alert">{readRefusal(settle.error).message}</Notice> : null}
            <ul className="flex flex-col gap-1">
              {(found.data?.items ?? []).map((hit) => (
                <li key={hit.id}>
                  <Button size="sm" disabled={settle.isPending} className="h-auto w-full max-w-form flex-wrap justify-start! gap-x-3 py-1 text-left whitespace-normal" onClick={() => void choose(hit.id)}>
                    <b className="font-medium">{hit.displayName}</b> <span className="font-text text-ink-2"><IdentityLine patient={hit} /></span>
                  </Button>
                </li>
              ))}
            </ul>
            {found.data?.items.length === 0 ? <p className="text-sm text-ink-2" role="status">Nobody in this clinic.</p> : null}
            <div className="flex gap-2">
              <ButtonLink size="sm" look="quiet" href="/patients/new">Enter a new patient</ButtonLink>
              <Button size="sm" look="quiet" onClick={() => { setText(null); }}>Not now</Button>
            </div>
          </div>
        )}
      </div>
    </div>
  );
}
