'use client';

import { useEffect, useRef, useState } from 'react';
import { SecondStep } from '../access/second-step';
import { Button } from '../ui/button';
import { Field, TextInput } from '../ui/field';
import { Notice } from '../ui/notice';
import { signInByPassword } from './auth-client';

/** The way through the cover: the password of who is signed in, and the second factor where there is one. */
export function UnlockForm({ email, onIn }: { readonly email: string; readonly onIn: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [asksCode, setAsksCode] = useState(false);
  // The cover may have been there before its form.
  useEffect(() => { input.current?.focus(); }, []);
  const unlock = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    const answer = await signInByPassword(email, password);
    setBusy(false);
    if (answer.kind === 'in') onIn();
    else if (answer.kind === 'code') setAsksCode(true);
    else setFailure(answer.message);
  };
  if (asksCode) return <SecondStep act="Unlock" onIn={onIn} onBack={(why) => { setAsksCode(false); setFailure(why); }} />;
  return (
    <form className="flex flex-col gap-3" onSubmit={(event) => { event.preventDefault(); void unlock(); }}>
      {failure === null ? null : <Notice kind="stop" role="alert">{failure}</Notice>}
      <Field label={`Password of ${email}`}>
        {(aria) => <TextInput {...aria} ref={input} type="password" autoComplete="current-password" value={password} onChange={(event) => { setPassword(event.target.value); }} />}
      </Field>
      <div className="flex items-center gap-3">
        <Button look="primary" type="submit" disabled={busy || password === ''}>{busy ? 'Unlocking' : 'Unlock'}</Button>
        <a className="link text-sm" href="/sign-in">Somebody else</a>
      </div>
    </form>
  );
}
