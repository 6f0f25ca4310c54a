'use client';

import { useMutation } from '@tanstack/react-query';
import type { HandedOver, ReportRequest, ReportRequests } from '@/server/contracts/report-request';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { Notice } from '../ui/notice';
import { useHeldFocus } from '../ui/use-held-focus';
import { FILLED_BY, MAIL, OPEN, STANDING } from './request-words';

type Props = { readonly patientId: string; readonly shown: ReportRequests; readonly onChanged: (next: ReportRequests) => void; readonly onHanded: (handed: HandedOver) => void };

const AGAIN: readonly ReportRequest['standing'][] = [...OPEN, 'expired'];

/** Everything that was asked, the newest first, with how far it has come and what can still be done about it. */
export function AskedBefore({ patientId, shown, onChanged, onHanded }: Props) {
  const trpc = useTRPC();
  const revoke = useMutation(trpc.reportRequests.revoke.mutationOptions());
  const renew = useMutation(trpc.reportRequests.renew.mutationOptions());
  const held = useHeldFocus<HTMLElement>();
  const isPending = revoke.isPending || renew.isPending;
  const error = revoke.error ?? renew.error;
  const again = (requestId: string, byMail: boolean) => void renew.mutateAsync({ patientId, requestId, byMail }).then(onHanded);
  return (
    <section {...held} aria-label="Asked before" className="flex flex-col gap-2">
      <h2 className="text-lg font-strong">Asked before</h2>
      {error === null ? null : <Notice kind="stop" role="alert">{readRefusal(error).message}</Notice>}
      {shown.requests.length === 0 ? <p className="text-sm text-ink-2">Nobody has asked for a report yet.</p> : null}
      <ul className="flex flex-col">
        {shown.requests.map((request) => (
          <li key={request.id} className="flex flex-wrap items-start justify-between gap-2 border-t border-line py-2 text-sm">
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-medium">{request.instruments.map(({ title }) => title).join(', ')}: {STANDING[request.standing]}</p>
              <p className="text-xs text-ink-2"><Course request={request} /></p>
              {request.mail === null ? null : <p className={`text-xs ${request.mail.state === 'failed' || request.mail.state === 'bounced' ? 'text-caution' : 'text-ink-2'}`}>{MAIL[request.mail.state]}, <DateText day={request.mail.at.on} /> {request.mail.at.at}.</p>}
            </div>
            <div className="flex flex-wrap gap-1">
              {AGAIN.includes(request.standing) && shown.canMail && shown.email !== null ? <Button size="sm" look="quiet" disabled={isPending} onClick={() => again(request.id, true)}>E-mail it</Button> : null}
              {AGAIN.includes(request.standing) ? <Button size="sm" look="quiet" disabled={isPending} onClick={() => again(request.id, false)}>New link</Button> : null}
              {OPEN.includes(request.standing) ? <Button size="sm" look="quiet" disabled={isPending} onClick={() => void revoke.mutateAsync({ patientId, requestId: request.id }).then(onChanged)}>Withdraw</Button> : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Course({ request }: { readonly request: ReportRequest }) {
  const asked = <>Asked <DateText day={request.created.on} /> {request.again ? 'in the rhythm of' : 'by'} {request.createdBy}. </>;
  if (request.received === null || request.filledBy === null) return <>{asked}Open until <DateText day={request.expires.on} /> {request.expires.at}.</>;
  return <>{asked}Received <DateText day={request.received.on} /> {request.received.at}, number {request.receipt}, filled in by {FILLED_BY[request.filledBy]}, {Math.max(1, Math.round(request.seconds / 60))} min.</>;
}
