'use client';

import { useEffect, useState } from 'react';
import type { Access } from '@/server/contracts/access';
import { ButtonLink } from '../ui/button-link';
import { Notice } from '../ui/notice';
import { AccessForm } from './access-form';
import { openAccess } from './call-access';

type State =
  | { readonly at: 'opening' }
  | { readonly at: 'closed'; readonly message: string }
  | { readonly at: 'open'; readonly access: Access; readonly token: string }
  | { readonly at: 'done'; readonly email: string; readonly kind: Access['kind'] };

const NO_TOKEN = 'This address is not whole. Open the link again as it was handed to you, to its last character.';
const DONE: Readonly<Record<Access['kind'], string>> = {
  setup: 'The clinic is set up. Sign in with what you chose.',
  invitation: 'You have joined. Sign in to begin.',
  factor: 'The second factor is off. Sign in with your password and set up a new one.',
  reset: 'Your new password counts from now on. Every session of before was ended.',
};

/** What a one-time link opens. Its secret stands after the `#`, which no server is sent until it is used here. */
export function AccessPage() {
  const [state, setState] = useState<State>({ at: 'opening' });
  useEffect(() => {
    let left = false;
    const token = window.location.hash.slice(1);
    const open = async (): Promise<State> => {
      if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return { at: 'closed', message: NO_TOKEN };
      const answer = await openAccess(token);
      return answer.ok ? { at: 'open', access: answer.value, token } : { at: 'closed', message: answer.message };
    };
    void open().then((next) => { if (!left) setState(next); });
    return () => { left = true; };
  }, []);
  if (state.at === 'opening') return <p className="text-sm text-ink-2" role="status">Opening the link …</p>;
  if (state.at === 'closed') {
    return (
      <div className="flex flex-col gap-4">
        <h1 className="text-xl font-strong tracking-tight">This link opens nothing</h1>
        <Notice kind="caution" role="alert">{state.message}</Notice>
        <p className="text-sm text-ink-2">A link works once and for a limited time. An administrator of the clinic makes a new one under <em>People</em>; for the very first one, restart the server and use the link that it prints.</p>
        <div><ButtonLink href="/sign-in">To sign in</ButtonLink></div>
      </div>
    );
  }
  if (state.at === 'done') {
    return (
      <div className="flex flex-col gap-4">
        <h1 className="text-xl font-strong tracking-tight">Done</h1>
        <Notice kind="done" role="status">{DONE[state.kind]}</Notice>
        <p className="text-sm text-ink-2">Your e-mail for signing in: <strong className="font-strong text-ink-1">{state.email}</strong></p>
        <div><ButtonLink href="/sign-in" look="primary">Sign in</ButtonLink></div>
      </div>
    );
  }
  return (
    <AccessForm
      access={state.access}
      token={state.token}
      onDone={(email) => {
        // The secret leaves the address, the history entry included.
        window.history.replaceState(null, '', '/access');
        setState({ at: 'done', email, kind: state.access.kind });
      }}
    />
  );
}
