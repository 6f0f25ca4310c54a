'use client';

import { useMutation } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import type { ImportedAppointments } from '@/server/contracts/today';
import { useKeptWords } from '../entry/use-kept-words';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { count, formatActDay } from '../ui/days';
import { Sheet } from '../ui/dialog';
import { Field, TextArea } from '../ui/field';
import { Notice } from '../ui/notice';

type TakeListProps = { readonly on: string; readonly onClose: () => void; readonly onDone: (words: string) => void };

const SOURCE = { pasted: 'the list', icalendar: 'the calendar', fhir: 'the FHIR file' } as const;

/** A pasted list, an iCalendar file or a FHIR file: what was taken, what asks, and what was left out and why. */
export function TakeList({ on, onClose, onDone }: TakeListProps) {
  const trpc = useTRPC();
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const take = useMutation(trpc.appointments.import.mutationOptions());
  const [text, setText, forgetText] = useKeptWords('list of appointments');
  const [name, setName] = useState<string | null>(null);
  const [taken, setTaken] = useState<ImportedAppointments | null>(null);
  const send = async () => {
    try {
      setTaken(await take.mutateAsync({ text, onDay: on }));
      forgetText();
    } catch {
      setTaken(null);
    }
  };
  if (taken !== null) {
    const words = summary(taken);
    return (
      <Sheet open onOpenChange={() => { onDone(words); }} title="What was taken" footer={<Button look="primary" onClick={() => { onDone(words); }}>To the list</Button>}>
        <p className="text-sm">{words}</p>
        {taken.leftOut.length === 0 ? null : (
          <>
            <h3 className="pt-4 text-sm font-medium">Left out</h3>
            <ul className="text-sm">
              {taken.leftOut.map(({ what, why }, place) => <li key={`${place} ${what}`} className="border-t border-line py-2 first:border-t-0"><span className="block wrap-anywhere">{what}</span><span className="text-xs text-ink-3">{why}</span></li>)}
            </ul>
          </>
        )}
      </Sheet>
    );
  }
  return (
    <Sheet
      open
      startsInFirstField
      onOpenChange={onClose}
      title="Appointments from a list or file"
      description={`For ${formatActDay(on)} and the 60 days after it`}
      footer={<><Button look="quiet" onClick={onClose}>Back</Button><Button look="primary" type="submit" form={`${id}-form`} disabled={take.isPending || text.trim() === ''}>{take.isPending ? 'Reading' : 'Take these'}</Button></>}
    >
      <form id={`${id}-form`} className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); void send(); }}>
        {take.isError ? <Notice kind="stop" role="alert">Nothing was taken. {readRefusal(take.error).message}</Notice> : null}
        <div className="flex flex-col gap-1">
          <Button onClick={() => { file.current?.click(); }}>{name === null ? 'Open a calendar (.ics) or FHIR file' : `Opened: ${name}`}</Button>
          <input
            ref={file}
            type="file"
            accept=".ics,.json,.txt,text/calendar,application/json,application/fhir+json,text/plain"
            className="sr-only"
            tabIndex={-1}
            aria-label="File with appointments"
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              if (chosen === undefined) return;
              setName(chosen.name);
              void chosen.text().then(setText);
            }}
          />
        </div>
        <Field label="Or paste a list" hint="One a line: time, name, birth date, number, reason. Such as: 09:15 MARSH, Elena 14-Jul-1985 0412 review">
          {(aria) => <TextArea {...aria} rows={10} className="font-sans" spellCheck={false} value={text} onChange={(event) => { setName(null); setText(event.target.value); }} />}
        </Field>
        <p className="text-xs text-ink-3">A row joins a patient on two identifiers or name and birth date of one patient; every other row asks who is meant. The same list again changes what it added and adds nothing twice.</p>
      </form>
    </Sheet>
  );
}

function summary({ source, added, changed, unchanged, calledOff, asking, onDay, leftOut }: ImportedAppointments): string {
  const standing = added + changed + unchanged;
  const parts = [
    `${count(added, 'appointment')} added from ${SOURCE[source]}`,
    ...(changed === 0 ? [] : [`${changed} changed`]),
    ...(unchanged === 0 ? [] : [`${unchanged} there already`]),
    ...(onDay === standing ? [] : [`${onDay === 0 ? 'none' : onDay} for today`]),
    ...(calledOff === 0 ? [] : [`${calledOff} called off, on no list`]),
    ...(asking === 0 ? [] : [`${asking} ${asking === 1 ? 'asks' : 'ask'} who is meant`]),
    ...(leftOut.length === 0 ? [] : [`${leftOut.length} left out`]),
  ];
  return `${parts.join('; ')}.`;
}
