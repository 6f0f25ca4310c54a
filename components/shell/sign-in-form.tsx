'use client';

import { useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { Button } from '../ui/button';
import { Field, TextInput } from '../ui/field';
import { Icon } from '../ui/icon';

const WRONG = 'E-mail or password is not right.';
const BUSY = 'Too many attempts. Wait a few minutes and try again.';
const UNREACHABLE = 'The server did not answer. What you typed is kept; try again.';

/** One sentence for every wrong try; nothing typed is lost. */
export function SignInForm({ next }: { readonly next: string }) {
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState(false);
  const password = useRef<HTMLInputElement>(null);

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const entries = new FormData(event.currentTarget);
    const email = entries.get('email');
    const secret = entries.get('password');
    if (typeof email !== 'string' || typeof secret !== 'string') return;
    setBusy(true);
    setFailure(null);
    const refused = await trySignIn(email.trim(), secret.normalize('NFC'));
    if (refused === null) {
      // A full load: nothing that was drawn for nobody stays on the screen.
      window.location.assign(next);
      return;
    }
    setBusy(false);
    setFailure(refused);
    password.current?.focus();
  };

  return (
    <form method="post" onSubmit={(event) => void submit(event)} className="flex flex-col gap-3" noValidate>
      <Field label="E-mail">{(aria) => <TextInput {...aria} name="email" type="email" autoComplete="username" inputMode="email" autoFocus required />}</Field>
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
    </form>
  );
}

/** `null` when signed in, else the sentence to show. */
async function trySignIn(email: string, password: string): Promise<string | null> {
  try {
    const { authClient } = await import('./auth-client');
    const { error } = await authClient.signIn.email({ email, password });
    if (error === null) return null;
    if (error.status === 429) return BUSY;
    return error.status >= 500 ? UNREACHABLE : WRONG;
  } catch {
    return UNREACHABLE;
  }
}
