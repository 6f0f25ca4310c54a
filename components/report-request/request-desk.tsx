'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { HandedOver, ReportRequest, ReportRequests } from '@/server/contracts/report-request';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { Checkbox, Field, Select, TextArea } from '../ui/field';
import { Notice } from '../ui/notice';
import { AlertRow } from './alert-row';

type Props = { readonly patientId: string; readonly first: ReportRequests; readonly mayAnswer: boolean };

const STANDING: Readonly<Record<ReportRequest['standing'], string>> = {
  'to-hand-over': 'due, the link is not handed over yet', 'sent-out': 'not opened yet', opened: 'opened, nothing answered yet', started: 'being answered', received: 'received', expired: 'expired', withdrawn: 'withdrawn', blocked: 'closed after five wrong birth dates; make a new one',
};
const WHO = { patient: 'the patient', carer: 'a carer', interpreter: 'the patient with an interpreter' } as const;
const OPEN: readonly ReportRequest['standing'][] = ['to-hand-over', 'sent-out', 'opened', 'started'];
const CANNOT = { 'crisis-words-unchecked': 'Nobody of the clinic has checked the words for somebody in danger. An administrator does this under Clinic settings; until then no patient is asked.', 'no-birth-date': 'The birth date is not recorded. It opens the link: record it first.', 'under-18': 'The form is for adults; this patient is under 18.' } as const;
const USUAL = 'sbr';

/** Asking a patient: what to ask, the link once in every form that can be handed over, and what became of earlier ones. */
export function RequestDesk({ patientId, first, mayAnswer }: Props) {
  const trpc = useTRPC();
  const [shown, setShown] = useState(first);
  const [asked, setAsked] = useState<readonly string[]>([USUAL]);
  const [comparedWith, setComparedWith] = useState('');
  const [handed, setHanded] = useState<HandedOver | null>(null);
  const create = useMutation(trpc.reportRequests.create.mutationOptions());
  const revoke = useMutation(trpc.reportRequests.revoke.mutationOptions());
  const make = async (inClinic: boolean) => setHanded(await create.mutateAsync({ patientId, instruments: [...asked], comparedWith: comparedWith === '' ? null : comparedWith, inClinic }));
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <section aria-label="Ask for a report" className="flex flex-col gap-4">
        {shown.alerts.filter(({ answered }) => answered === null).map((alert) => <AlertRow key={alert.id} patientId={patientId} alert={alert} mayAnswer={mayAnswer} onAnswered={setShown} />)}
        <h2 className="text-lg font-strong">Ask for a report</h2>
        {shown.cannotAsk === null ? (
          <>
            <fieldset className="flex flex-col gap-1">
              <legend className="mb-1 text-xs font-medium text-ink-2">What to ask</legend>
              {shown.askable.map(({ id, title, validated }) => (
                <Checkbox key={id} checked={asked.includes(id)} onChange={() => setAsked(asked.includes(id) ? asked.filter((one) => one !== id) : [...asked, id])}>{title}{validated ? '' : ' (not validated)'}</Checkbox>
              ))}
            </fieldset>
            {asked.includes(USUAL) ? (
              <Field label="Compared with the time before" hint="The patient reads this name. Without one only the last two weeks are asked." optional>
                {(aria) => <Select {...aria} placeholder="No medicine" value={comparedWith} onChange={(event) => setComparedWith(event.target.value)}>{shown.medicines.map((drug) => <option key={drug}>{drug}</option>)}</Select>}
              </Field>
            ) : null}
            <div className="flex flex-wrap gap-2">
              <Button look="primary" disabled={asked.length === 0 || create.isPending} onClick={() => void make(false)}>Make a link</Button>
              <Button disabled={asked.length === 0 || create.isPending} onClick={() => void make(true)}>Answer on this device</Button>
            </div>
            {create.isError ? <Notice kind="stop" role="alert">{readRefusal(create.error).message}</Notice> : null}
          </>
        ) : <Notice>{CANNOT[shown.cannotAsk]}</Notice>}
        {handed === null ? null : <LinkOnce handed={handed} />}
      </section>
      <section aria-label="Asked before" className="flex flex-col gap-2">
        <h2 className="text-lg font-strong">Asked before</h2>
        {shown.requests.length === 0 ? <p className="text-sm text-ink-2">Nobody has asked for a report yet.</p> : null}
        <ul className="flex flex-col">
          {shown.requests.map((request) => (
            <li key={request.id} className="flex flex-wrap items-start justify-between gap-2 border-t border-line py-2 text-sm">
              <div>
                <p className="font-medium">{request.instruments.map(({ title }) => title).join(', ')}: {STANDING[request.standing]}</p>
                <p className="text-xs text-ink-2">
                  Asked <DateText day={request.created.on} /> by {request.createdBy}.{' '}
                  {request.received === null || request.filledBy === null ? <>Open until <DateText day={request.expires.on} /> {request.expires.at}.</> : <>Received <DateText day={request.received.on} /> {request.received.at}, number {request.receipt}, filled in by {WHO[request.filledBy]}, {Math.max(1, Math.round(request.seconds / 60))} min.</>}
                </p>
              </div>
              {OPEN.includes(request.standing) ? <Button size="sm" look="quiet" disabled={revoke.isPending} onClick={() => void revoke.mutateAsync({ patientId, requestId: request.id }).then(setShown)}>Withdraw</Button> : null}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** The link in every form in which it can be handed over. It is shown this once: only its hash is kept. */
function LinkOnce({ handed }: { readonly handed: HandedOver }) {
  return (
    <div className="flex flex-col gap-3 rounded-3 border border-line bg-surface p-4">
      <p className="text-sm font-medium">The link is ready. It is shown this once and works until <DateText day={handed.expires.on} /> {handed.expires.at}.</p>
      {/* eslint-disable-next-line @next/next/no-img-element -- a drawing in the page itself: nothing is fetched */}
      <img width={176} height={176} alt="The link as a code to scan with a phone" className="rounded-2 bg-white" src={`data:image/svg+xml;utf8,${encodeURIComponent(handed.qrCode)}`} />
      {handed.messages.map(({ language, text }) => (
        <Field key={language} label={language === 'en' ? 'Message to paste' : 'Message to paste, Spanish'}>{(aria) => <TextArea {...aria} readOnly lang={language} value={text} onFocus={(event) => event.target.select()} />}</Field>
      ))}
      <a className="link text-sm" href={handed.url} target="_blank" rel="noreferrer">Open the form here, to hand this device over</a>
    </div>
  );
}
