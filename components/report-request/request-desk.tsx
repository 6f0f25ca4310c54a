'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { HandedOver, ReportRequests } from '@/server/contracts/report-request';
import { readRefusal } from '../trpc/refusal';
import { useServerState } from '../trpc/use-server-state';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { useHeldFocus } from '../ui/use-held-focus';
import { AlertRow } from './alert-row';
import { AskForm, isDue, useAsked } from './ask-form';
import { AskedBefore } from './asked-before';
import { HandOver } from './hand-over';
import { LinkOnce } from './link-once';
import { CANNOT } from './request-words';
import { RhythmLine } from './rhythm-line';
import { useAsk } from './use-ask';

type Props = { readonly patientId: string; readonly first: ReportRequests; readonly mayAnswer: boolean };

/** Asking a patient: what to ask, the link once in every form that can be handed over, and what became of earlier ones. */
export function RequestDesk({ patientId, first, mayAnswer }: Props) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const [shown, setShown] = useServerState(first);
  const [asked, setAsked] = useAsked(first);
  const { ask, handed, onDevice, show, isPending, error } = useAsk(patientId);
  const refresh = async () => setShown(await client.fetchQuery(trpc.reportRequests.list.queryOptions({ patientId }, { staleTime: 0 })));
  const take = (next: HandedOver) => {
    show(next);
    void refresh();
  };
  const make = (how: { readonly inClinic?: boolean; readonly byMail?: boolean }) => void ask(asked, how).then(refresh);
  const held = useHeldFocus<HTMLElement>();
  const none = asked.instruments.length === 0 || !isDue(shown.on, asked.dueOn) || isPending;
  const mails = shown.canMail && shown.email !== null;
  return (
    <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-2">
      <section {...held} aria-label="Ask for a report" className="flex min-w-0 flex-col gap-4">
        {shown.alerts.filter(({ answered }) => answered === null).map((alert) => <AlertRow key={alert.id} patientId={patientId} alert={alert} mayAnswer={mayAnswer} onAnswered={setShown} />)}
        <h2 className="text-lg font-strong">Ask for a report</h2>
        {shown.rhythm === null ? null : <RhythmLine patientId={patientId} rhythm={shown.rhythm} onEnded={setShown} />}
        {handed === null ? null : <div className="rounded-3 border border-line bg-surface p-4">{onDevice ? <HandOver handed={handed} /> : <LinkOnce handed={handed} />}</div>}
        {shown.cannotAsk === null ? (
          <>
            <AskForm shown={shown} asked={asked} onChange={setAsked} />
            <div className="flex flex-wrap gap-2">
              {mails ? <Button look="primary" disabled={none} onClick={() => make({ byMail: true })}>Send by e-mail</Button> : null}
              <Button look={mails ? 'plain' : 'primary'} disabled={none} onClick={() => make({})}>Make a link</Button>
              <Button disabled={none} onClick={() => make({ inClinic: true })}>Answer on this device</Button>
            </div>
            {mails ? null : <p className="text-xs text-ink-3">{shown.canMail ? 'No e-mail address is recorded for this patient' : 'E-mail is not set up on this server'}: the link is handed over or pasted.</p>}
            {error === null ? null : <Notice kind="stop" role="alert">{readRefusal(error).message}</Notice>}
          </>
        ) : <Notice>{CANNOT[shown.cannotAsk]}</Notice>}
      </section>
      <AskedBefore patientId={patientId} shown={shown} onChanged={setShown} onHanded={take} />
    </div>
  );
}
