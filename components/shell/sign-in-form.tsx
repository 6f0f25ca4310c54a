'use client';

import { useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { isStopped } from '../access/ask-device';
import { SecondStep } from '../access/second-step';
import { Button } from '../ui/button';
import { Field, TextInput } from '../ui/field';
import { Icon } from '../ui/icon';
import type { SignInAnswer } from './auth-client';

const UNREACHABLE = 'The server did not answer. What you typed is kept; try again.';

/** One sentence for every wrong try; nothing typed is lost. */
export function SignInForm({ next }: { readonly next: string }) {
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState(false);
  const [back, setBack] = useState({ email: '' });
  const [asksCode, setAsksCode] = useState(false);
  const password = useRef<HTMLInputElement>(null);
  const email = useRef('');

  // A full load: nothing that was drawn for nobody stays on the screen.
  const enter = (): void => { window.location.assign(next); };
  const run = async (attempt: () => Promise<SignInAnswer>): Promise<void> => {
    setBusy(true);
    setFailure(null);
    const answer = await attempt().catch((error: unknown): SignInAnswer => ({ kind: 'refused', message: isStopped(error) ? 'No passkey answered. Try again, or use your password.' : UNREACHABLE, isOver: false }));
    if (answer.kind === 'in') {
      enter();
      return;
    }
    setBusy(false);
    if (answer.kind === 'code') {
      setAsksCode(true);
      return;
    }
    setFailure(answer.message);
    password.current?.focus();
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const entries = new FormData(event.currentTarget);
    const [typed, secret] = [entries.get('email'), entries.get('password')];
    if (typeof typed !== 'string' || typeof secret !== 'string') return;
    email.current = typed.trim();
    void run(async () => (await import('./auth-client')).signInByPassword(typed.trim(), secret));
  };

  if (asksCode) return <SecondStep act="Sign in" onIn={enter} onBack={(why) => { setBack({ email: email.current }); setAsksCode(false); setFailure(why); }} />;
  return (
    // Sent before the script is there, it stands in no address.
    <form method="post" onSubmit={submit} className="flex flex-col gap-3" noValidate>
      <Field label="E-mail">{(aria) => <TextInput {...aria} name="email" type="email" autoComplete="username webauthn" inputMode="email" autoFocus required defaultValue={back.email} />}</Field>
      <Field label="Password">
        {(aria) => (
          <span className="relative flex">
            <TextInput {...aria} ref={password} name="password" type={shown ? 'text' : 'password'} autoComplete="current-password" required className="pr-16" />
            <button type="button" className="link absolute inset-y-0 right-2 px-1 text-xs text-ink-2" aria-pressed={shown} onClick={() => { setShown(!shown); }}>
              {shown ? 'Hide' : 'Show'}
            </button>
          </span>
        )}
      </Field>
      <div aria-live="assertive">
        {failure === null ? null : (
          <p className="flex items-center gap-2 text-sm text-stop">
            <Icon name="stop" />
            {failure}
          </p>
        )}
      </div>
      <Button type="submit" look="primary" disabled={busy}>{busy ? 'Signing in' : 'Sign in'}</Button>
      <Button look="quiet" disabled={busy} onClick={() => void run(async () => (await import('./auth-client')).signInByPasskey())}><Icon name="lock" size="sm" />Sign in with a passkey</Button>
    </form>
  );
}
