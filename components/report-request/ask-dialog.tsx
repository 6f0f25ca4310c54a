'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { PatientSummary } from '@/server/contracts/patient';
import type { HandedOver, ReportRequests } from '@/server/contracts/report-request';
import { IdentityLine } from '../patient/identity-line';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { ButtonLink } from '../ui/button-link';
import { Dialog } from '../ui/dialog';
import { Notice } from '../ui/notice';
import { AskForm, isDue, useAsked } from './ask-form';
import { LinkOnce } from './link-once';
import { CANNOT } from './request-words';
import { useAsk } from './use-ask';

export type Asked = Pick<PatientSummary, 'id' | 'displayName' | 'birthOn' | 'age' | 'sex' | 'identifiers'>;

/** What to ask, where the usual is chosen already; after it, the link that is shown once. */
export function AskDialog({ patient, onClose }: { readonly patient: Asked; readonly onClose: () => void }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.reportRequests.list.queryOptions({ patientId: patient.id }, { gcTime: 0, refetchOnWindowFocus: false }));
  if (data !== undefined) return <Choosing patient={patient} shown={data} onClose={onClose} />;
  return (
    <Frame patient={patient} onClose={onClose}>
      {error === null ? <p className="min-h-60 text-sm text-ink-3" role="status">Reading what was asked before</p> : <Notice kind="stop" role="alert" acts={<Button size="sm" onClick={() => void refetch()}>Try again</Button>}>{readRefusal(error).message}</Notice>}
    </Frame>
  );
}

function Choosing({ patient, shown, onClose }: { readonly patient: Asked; readonly shown: ReportRequests; readonly onClose: () => void }) {
  const [asked, setAsked] = useAsked(shown);
  const { ask, handed, isPending, error } = useAsk(patient.id);
  if (handed !== null) return <Handed patient={patient} handed={handed} onClose={onClose} />;
  if (shown.cannotAsk !== null) return <Frame patient={patient} onClose={onClose}><Notice>{CANNOT[shown.cannotAsk]}</Notice></Frame>;
  const none = asked.instruments.length === 0 || !isDue(shown.on, asked.dueOn) || isPending;
  const mails = shown.canMail && shown.email !== null;
  return (
    <Frame
      patient={patient}
      onClose={onClose}
      footer={
        <>
          {mails ? <Button disabled={none} onClick={() => void ask(asked)}>Make a link</Button> : null}
          {mails ? <Button look="primary" autoFocus disabled={none} onClick={() => void ask(asked, { byMail: true })}>Send by e-mail</Button> : <Button look="primary" autoFocus disabled={none} onClick={() => void ask(asked)}>Make a link</Button>}
        </>
      }
    >
      {error === null ? null : <Notice kind="stop" role="alert" className="mb-4">{readRefusal(error).message}</Notice>}
      <AskForm shown={shown} asked={asked} onChange={setAsked} />
      {mails ? null : <p className="mt-4 text-xs text-ink-3">{shown.canMail ? 'No e-mail address is recorded for this patient' : 'E-mail is not set up on this server'}: the link is handed over or pasted.</p>}
    </Frame>
  );
}

function Handed({ patient, handed, onClose }: { readonly patient: Asked; readonly handed: HandedOver; readonly onClose: () => void }) {
  return (
    <Frame
      patient={patient}
      onClose={onClose}
      footer={<><ButtonLink look="quiet" href={`/patients/${patient.id}/reports`}>Everything that was asked</ButtonLink><Button autoFocus onClick={onClose}>Done</Button></>}
    >
      <LinkOnce handed={handed} />
    </Frame>
  );
}

function Frame({ patient, onClose, footer, children }: { readonly patient: Asked; readonly onClose: () => void; readonly footer?: ReactNode; readonly children: ReactNode }) {
  return (
    <Dialog open onOpenChange={(next) => { if (!next) onClose(); }} title="Ask for a report" description={<><b className="font-medium text-ink-1">{patient.displayName}</b> <IdentityLine patient={patient} /></>} footer={footer}>
      {children}
    </Dialog>
  );
}
