'use client';

import { useState } from 'react';
import type { EmergencyReport, RestrictedPerson } from '@/server/contracts/restriction';
import { MomentText } from '../people/moment-text';
import { readRefusal } from '../trpc/refusal';
import { useServerState } from '../trpc/use-server-state';
import { useTRPCClient } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import type { Confirming } from '../ui/confirm-dialog';
import { DateText } from '../ui/date-text';
import { Notice } from '../ui/notice';
import { SectionHead } from '../ui/section-head';

/** Every opening of a restricted chart in an emergency with its reason, and the charts that are restricted. */
export function EmergencyReportDesk({ first }: { readonly first: EmergencyReport }) {
  const client = useTRPCClient();
  const [report, setReport] = useServerState(first);
  const [confirming, setConfirming] = useState<Confirming | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const run = (act: () => Promise<EmergencyReport>): void => {
    setRefused(null);
    act().then(setReport, (error: unknown) => { setRefused(readRefusal(error).message); });
  };
  const askToLift = ({ id, displayName }: RestrictedPerson): void => {
    setConfirming({
      title: 'Lift the restriction', about: displayName, act: 'Open it to the clinic',
      words: 'Everybody with a clinical role in the clinic can open this chart from then on. The care team can restrict it again.',
      go: () => { run(async () => { await client.restrictions.lift.mutate({ patientId: id }); return client.restrictions.report.query(); }); },
    });
  };
  return (
    <div className="flex flex-col gap-8">
      {refused === null ? null : <Notice kind="stop" role="alert">{refused}</Notice>}
      <section aria-labelledby="openings-head">
        <SectionHead id="openings-head" title="Opened in an emergency" />
        {report.openings.length === 0 ? <p className="border-t border-line py-3 text-sm text-ink-2">No restricted chart was opened in an emergency.</p> : (
          <ul className="border-t border-line">
            {report.openings.map(({ id, patient, by, reason, opened, ended, seenBy }) => (
              <li key={id} className="grid gap-x-4 gap-y-1 border-b border-line py-3 text-sm md:grid-cols-10">
                <span className="md:col-span-3"><span className="font-medium">{by}</span><span className="block text-xs text-ink-3"><MomentText {...opened} />{ended === null ? ', open now' : <> to <MomentText {...ended} /></>}</span></span>
                <span className="min-w-0 wrap-anywhere md:col-span-5"><Who person={patient} /><span className="block text-ink-2">{reason}</span></span>
                <span className="md:col-span-2 md:text-right">{seenBy === null ? <Button size="sm" onClick={() => { run(() => client.restrictions.see.mutate({ emergencyId: id })); }}>Looked at</Button> : <span className="text-xs text-ink-3">looked at by {seenBy}</span>}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="restricted-head">
        <SectionHead id="restricted-head" title="Restricted now" />
        {report.restricted.length === 0 ? <p className="border-t border-line py-3 text-sm text-ink-2">No chart is restricted to its care team.</p> : (
          <ul className="border-t border-line">
            {report.restricted.map((person) => (
              <li key={person.id} className="flex flex-wrap items-center justify-between gap-2 border-b border-line py-2 text-sm">
                <Who person={person} />
                <Button size="sm" look="quiet" onClick={() => { askToLift(person); }}>Lift the restriction</Button>
              </li>
            ))}
          </ul>
        )}
      </section>
      {confirming === null ? null : <ConfirmDialog {...confirming} onClose={() => { setConfirming(null); }} />}
    </div>
  );
}

const Who = ({ person: { displayName, birthOn } }: { readonly person: RestrictedPerson }) => <span><span className="font-medium">{displayName}</span>{birthOn === null ? null : <span className="text-ink-2"> born <DateText day={birthOn} /></span>}</span>;
