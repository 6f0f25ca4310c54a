'use client';

import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { InboxItem } from '@/server/contracts/inbox';
import type { Workspace } from '@/server/contracts/workspace';
import { usePatientActed } from '../patient/use-patient-act';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { ButtonLink } from '../ui/button-link';
import { count } from '../ui/days';
import { Notice } from '../ui/notice';
import { InboxItemRow } from './inbox-item';

type InboxDeskProps = { readonly workspace: Pick<Workspace, 'patient' | 'inbox' | 'rights'> };

/** Everything an import could not be sure of. One click settles a record; nothing is guessed and nothing dropped. */
export function InboxDesk({ workspace }: InboxDeskProps) {
  const { patient, rights } = workspace;
  const trpc = useTRPC();
  const resolve = useMutation(trpc.inbox.resolve.mutationOptions());
  const { acted } = usePatientActed();
  const [settled, setSettled] = useState<readonly { readonly id: string; readonly said: string }[]>([]);
  const [refused, setRefused] = useState<{ readonly id: string; readonly message: string } | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const items = workspace.inbox.filter(({ id }) => !settled.some((one) => one.id === id));
  const last = settled.at(-1);

  const choose = async (item: InboxItem, choice: InboxItem['choices'][number], note: string | null) => {
    setRefused(null);
    try {
      await resolve.mutateAsync({ patientId: patient.id, itemId: item.id, choice: choice.id, note, idempotencyKey: crypto.randomUUID() });
      setSettled((earlier) => [...earlier, { id: item.id, said: `${item.text}: ${choice.label}.` }]);
      acted();
      heading.current?.focus();
    } catch (error) {
      setRefused({ id: item.id, message: readRefusal(error).message });
    }
  };

  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h1 ref={heading} tabIndex={-1} className="text-xl font-strong tracking-tight">Trust inbox</h1>
        <p className="text-sm text-ink-2" role="status">
          {items.length === 0 ? 'nothing waits' : `${count(items.length, 'record waits', 'records wait')} for a person`}
        </p>
        <ButtonLink look="quiet" size="sm" className="-mr-2 max-sm:-ml-2 sm:ml-auto" href={`/patients/${patient.id}`}>Back to the chart</ButtonLink>
      </div>
      {last === undefined ? null : <Notice kind="done" role="status">{`Settled. ${last.said}`}</Notice>}
      {items.length === 0 ? (
        <div className="rounded-3 border border-line bg-surface p-6">
          <p className="text-md font-medium">{settled.length === 0 ? 'Nothing waits here.' : 'All records are settled.'}</p>
          <p className="max-w-read text-sm text-ink-2">
            What an import cannot read with certainty waits here: a dose without a unit, a score out of its range, a medicine named in words only. Nothing is guessed and nothing is dropped.
          </p>
        </div>
      ) : (
        <ul className="rounded-3 border border-line bg-surface">
          {items.map((item) => (
            <InboxItemRow
              key={item.id}
              item={item}
              patientId={patient.id}
              mayResolve={rights.resolveInbox}
              busy={resolve.isPending}
              refused={refused?.id === item.id ? refused.message : null}
              onChoose={(choice, note) => void choose(item, choice, note)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
