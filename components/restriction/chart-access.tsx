'use client';

import Link from 'next/link';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import type { ChartAccess } from '@/server/contracts/restriction';
import { MomentText } from '../people/moment-text';
import { readRefusal } from '../trpc/refusal';
import type { Refusal } from '../trpc/refusal';
import { useServerState } from '../trpc/use-server-state';
import { useTRPCClient } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { Field, TextArea, TextInput } from '../ui/field';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';

/** Who may open a chart; for those outside, the way to open it in an emergency. */
export function ChartAccessDesk({ first }: { readonly first: ChartAccess }) {
  const client = useTRPCClient();
  const [access, setAccess] = useServerState(first);
  const { patient, restricted, team, reader } = access;
  const path = `/patients/${patient.id}`;
  return (
    <div className="flex max-w-form flex-col gap-5">
      <div>
        <h1 className="pb-1 text-xl font-strong tracking-tight">Who may open this chart</h1>
        <p className="flex items-start gap-2 text-sm">
          <Icon name="lock" className="mt-px" />
          <span>{restricted === null ? 'Everybody with a clinical role in the clinic can open this chart.' : <>Only the care team opens this chart, and whoever covers for one of them. Restricted by {restricted.by}, <MomentText {...restricted.since} />{restricted.why === null ? '.' : `: ${restricted.why}`}</>}</span>
        </p>
      </div>
      <div>
        <h2 className="pb-1 text-md font-strong">Care team</h2>
        {team.length === 0 ? <p className="text-sm text-ink-2">Nobody yet. A patient is handed over in the worklist.</p> : <ul className="border-t border-line text-sm">{team.map(({ name, role }) => <li key={role} className="flex justify-between gap-3 border-b border-line py-2"><span className="font-medium">{name}</span><span className="text-ink-2">{role}</span></li>)}</ul>}
      </div>
      {reader === 'outside' ? (
        <Reasoned
          title="Open it in an emergency"
          words="You are not in the care team. Opening it lets you read for four hours; you write and sign nothing in it. Your reason is read by an administrator."
          label="Why you have to look into this chart now"
          act="Open for four hours"
          area
          send={async (reason) => { await client.restrictions.openInEmergency.mutate({ patientId: patient.id, reason }); window.location.assign(path); }}
        />
      ) : null}
      {reader === 'open' && restricted === null && access.mayRestrict && access.needsPrescriber ? <p className="text-sm text-ink-2">It can be restricted to the care team once a prescriber is in it; until then nobody could open it. <Link className="link" href="/worklist" prefetch={false}>To the worklist</Link></p> : null}
      {reader === 'open' && restricted === null && access.mayRestrict && !access.needsPrescriber ? (
        <Reasoned
          title="Restrict it to the care team"
          words="Others find no sign of it; prescribers find the name as restricted, and can open it in an emergency with a reason."
          label="Why"
          act="Restrict this chart"
          send={async (why) => { setAccess(await client.restrictions.restrict.mutate({ patientId: patient.id, why })); }}
        />
      ) : null}
      {reader === 'open' && restricted !== null && access.mayRestrict ? (
        <Reasoned title="Open it to the clinic again" words="Everybody with a clinical role can open it after this." act="Lift the restriction" send={async () => { await client.restrictions.lift.mutate({ patientId: patient.id }); setAccess({ ...access, restricted: null }); }} />
      ) : null}
      {reader === 'outside' ? null : <p className="text-sm"><a className="link" href={path}>To the chart</a></p>}
    </div>
  );
}

type ReasonedProps = { readonly title: string; readonly words: ReactNode; readonly label?: string; readonly act: string; readonly area?: boolean; readonly send: (words: string) => Promise<void> };

/** One act with the words that it asks for; nothing typed is lost on a refusal. */
function Reasoned({ title, words, label, act, area = false, send }: ReasonedProps) {
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setRefusal(null);
    await send(typed).catch((error: unknown) => { setRefusal(readRefusal(error)); });
    setBusy(false);
  };
  const error = refusal?.fields.reason ?? refusal?.fields.why;
  return (
    <form className="flex flex-col gap-3 rounded-3 border border-line bg-surface p-4" noValidate onSubmit={(event) => void submit(event)}>
      <div><h2 className="text-md font-strong">{title}</h2><p className="text-sm text-ink-2">{words}</p></div>
      {refusal === null || error !== undefined ? null : <Notice kind="stop" role="alert">{refusal.message}</Notice>}
      {label === undefined ? null : <Field label={label} error={error}>{(aria) => area ? <TextArea {...aria} value={typed} onChange={(event) => { setTyped(event.target.value); }} /> : <TextInput {...aria} value={typed} onChange={(event) => { setTyped(event.target.value); }} />}</Field>}
      <div><Button type="submit" disabled={busy || (label !== undefined && typed.trim() === '')}>{busy ? 'One moment' : act}</Button></div>
    </form>
  );
}
