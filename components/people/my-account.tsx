'use client';

import { useState } from 'react';
import type { FormEvent } from 'react';
import type { MySessions } from '@/server/contracts/people';
import { PasswordField } from '../access/password-field';
import { readRefusal } from '../trpc/refusal';
import type { Refusal } from '../trpc/refusal';
import { moveAllTabs } from '../shell/other-tabs';
import { useServerState } from '../trpc/use-server-state';
import { useTRPCClient } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { Chip } from '../ui/chip';
import { SectionHead } from '../ui/section-head';
import { MomentText } from './moment-text';
import { WhatCame } from './what-came';

/** A person's own sessions, clinics and password. */
export function MyAccount({ first }: { readonly first: MySessions }) {
  const client = useTRPCClient();
  const [mine, setMine] = useServerState(first);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const run = async (act: () => Promise<MySessions>, done: string): Promise<boolean> => {
    setRefusal(null);
    setSaid(null);
    try {
      setMine(await act());
      setSaid(done);
      return true;
    } catch (error) {
      setRefusal(readRefusal(error));
      return false;
    }
  };
  const others = mine.sessions.filter(({ isThis }) => !isThis);
  return (
    <div className="flex flex-col gap-8 pt-8">
      <WhatCame refusal={refusal === null || Object.keys(refusal.fields).length > 0 ? null : refusal.message} said={said} />
      {mine.clinics.length > 1 ? <Clinics clinics={mine.clinics} onFailed={(error) => { setRefusal(readRefusal(error)); }} /> : null}
      <section aria-labelledby="sessions-head">
        <SectionHead
          id="sessions-head"
          title="Where I am signed in"
          acts={others.length === 0 ? undefined : <Button size="sm" onClick={() => void run(() => client.me.endSession.mutate({ sessionId: null }), 'Every other session was ended.')}>Sign out everywhere else</Button>}
        />
        <ul className="border-t border-line">
          {mine.sessions.map(({ id, browser, started, seen, isThis }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-2 border-b border-line py-2 text-sm">
              <span><span className="font-medium">{browser}</span> {isThis ? <Chip>this one</Chip> : null}<span className="block text-xs text-ink-3">since <MomentText {...started} />, last act <MomentText {...seen} /></span></span>
              {isThis ? null : <Button size="sm" look="quiet" className="-mr-2 max-sm:-ml-2" onClick={() => void run(() => client.me.endSession.mutate({ sessionId: id }), 'That session was ended.')}>Sign out</Button>}
            </li>
          ))}
        </ul>
        <p className="pt-2 text-xs text-ink-3">A session ends after 15 minutes without an act, and after 12 hours in any case. Drafts stay.</p>
      </section>
      <section aria-labelledby="password-head">
        <SectionHead id="password-head" title="Password" />
        <ChangePassword errors={refusal?.fields ?? {}} onChange={(current, next) => run(() => client.me.changePassword.mutate({ current, next }), 'The new password counts from now on. Every other session was ended.')} />
      </section>
    </div>
  );
}

function Clinics({ clinics, onFailed }: { readonly clinics: MySessions['clinics']; readonly onFailed: (error: unknown) => void }) {
  const client = useTRPCClient();
  const choose = (clinicId: string): void => {
    void client.me.switchClinic.mutate({ clinicId }).then(moveAllTabs, onFailed);
  };
  return (
    <section aria-labelledby="clinics-head">
      <SectionHead id="clinics-head" title="Clinic in which I act" note="a change leaves what is open, in every tab" />
      <ul className="border-t border-line">
        {clinics.map(({ id, name, isThis }) => (
          <li key={id} className="flex items-center justify-between gap-2 border-b border-line py-2 text-sm">
            <span className="font-medium">{name}</span>
            {isThis ? <Chip>acting here</Chip> : <Button size="sm" onClick={() => { choose(id); }}>Act here</Button>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ChangePassword({ errors, onChange }: { readonly errors: Readonly<Record<string, string>>; readonly onChange: (current: string, next: string) => Promise<boolean> }) {
  const [round, setRound] = useState(0);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const entries = new FormData(event.currentTarget);
    const said = (name: string): string => { const value = entries.get(name); return typeof value === 'string' ? value.normalize('NFC') : ''; };
    if (await onChange(said('current'), said('next'))) setRound(round + 1);
  };
  return (
    <form key={round} className="flex max-w-form flex-col gap-4" onSubmit={(event) => void submit(event)} noValidate>
      <PasswordField isNew={false} name="current" label="Present password" error={errors.current} />
      <PasswordField isNew name="next" error={errors.next} />
      <div><Button type="submit">Change the password</Button></div>
    </form>
  );
}
