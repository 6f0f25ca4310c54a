'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { HandedOver, ReportRequests } from '@/server/contracts/report-request';
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

/** What to ask, where the usual is chosen already; after it, the link that is shown once. */
export function AskDialog({ patientId, displayName, onClose }: { readonly patientId: string; readonly displayName: string; readonly onClose: () => void }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.reportRequests.list.queryOptions({ patientId }, { gcTime: 0, refetchOnWindowFocus: false }));
  if (data !== undefined) return <Choosing patientId={patientId} displayName={displayName} shown={data} onClose={onClose} />;
  return (
    <Frame displayName={displayName} onClose={onClose}>
      {error === null ? <p className="min-h-60 text-sm text-ink-3" role="status">Reading what was asked before</p> : <Notice kind="stop" role="alert" acts={<Button size="sm" onClick={() => void refetch()}>Try again</Button>}>{readRefusal(error).message}</Notice>}
    </Frame>
  );
}

function Choosing({ patientId, displayName, shown, onClose }: { readonly patientId: string; readonly displayName: string; readonly shown: ReportRequests; readonly onClose: () => void }) {
  const [asked, setAsked] = useAsked(shown);
  const { ask, handed, isPending, error } = useAsk(patientId);
  if (handed !== null) return <Handed displayName={displayName} patientId={patientId} handed={handed} onClose={onClose} />;
  if (shown.cannotAsk !== null) return <Frame displayName={displayName} onClose={onClose}><Notice>{CANNOT[shown.cannotAsk]}</Notice></Frame>;
  const none = asked.instruments.length === 0 || !isDue(shown.on, asked.dueOn) || isPending;
  const mails = shown.canMail && shown.email !== null;
  return (
    <Frame
      displayName={displayName}
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

function Handed({ displayName, patientId, handed, onClose }: { readonly displayName: string; readonly patientId: string; readonly handed: HandedOver; readonly onClose: () => void }) {
  return (
    <Frame
      displayName={displayName}
      onClose={onClose}
      footer={<><ButtonLink look="quiet" href={`/patients/${patientId}/reports`}>Everything that was asked</ButtonLink><Button autoFocus onClick={onClose}>Done</Button></>}
    >
      <LinkOnce handed={handed} />
    </Frame>
  );
}

function Frame({ displayName, onClose, footer, children }: { readonly displayName: string; readonly onClose: () => void; readonly footer?: ReactNode; readonly children: ReactNode }) {
  return (
    <Dialog open onOpenChange={(next) => { if (!next) onClose(); }} title="Ask for a report" description={displayName} footer={footer}>
      {children}
    </Dialog>
  );
}
