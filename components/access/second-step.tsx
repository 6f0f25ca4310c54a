'use client';

import { useEffect, useRef, useState } from 'react';
import type { SignInAnswer } from '../shell/auth-client';
import { Button } from '../ui/button';
import { Field, TextInput } from '../ui/field';
import { Icon } from '../ui/icon';

type Props = { readonly act: string; readonly onIn: () => void; /** Back to the password, with what to say there. */ readonly onBack: (why: string | null) => void };

/** The code of the authenticator, after the password was right. */
export function SecondStep({ act, onIn, onBack }: Props) {
  const [code, setCode] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [isRecovery, setIsRecovery] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => { input.current?.focus(); }, [isRecovery]);
  const send = async (typed: string): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    const { sendCode } = await import('../shell/auth-client');
    const answer: SignInAnswer = await sendCode(typed);
    if (answer.kind === 'in') {
      onIn();
      return;
    }
    setBusy(false);
    if (answer.kind === 'refused' && answer.isOver) {
      onBack(answer.message);
      return;
    }
    setFailure(answer.kind === 'refused' ? answer.message : null);
    input.current?.select();
  };
  return (
    <form className="flex flex-col gap-3" noValidate onSubmit={(event) => { event.preventDefault(); void send(code); }}>
      <Field
        label={isRecovery ? 'Recovery code' : 'Code'}
        hint={isRecovery ? 'One of the ten that you were given when you set it up. It works once.' : 'Six digits from your authenticator app. Each one works once.'}
      >
        {(aria) => (
          <TextInput
            {...aria}
            ref={input}
            name="code"
            {...(isRecovery ? { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false } : { autoComplete: 'one-time-code', inputMode: 'numeric' })}
            className="figures text-lg tracking-widest"
            value={code}
            onChange={(event) => {
              setCode(event.target.value);
              // The sixth digit is the last that anybody types.
              if (!isRecovery && /^\d{3}\s?\d{3}$/.test(event.target.value)) void send(event.target.value);
            }}
          />
        )}
      </Field>
      <div aria-live="assertive">
        {failure === null ? null : <p className="flex items-center gap-2 text-sm text-stop"><Icon name="stop" />{failure}</p>}
      </div>
      <Button type="submit" look="primary" disabled={busy || code.trim() === ''}>{busy ? 'One moment' : act}</Button>
      <div className="flex flex-wrap justify-between gap-2 text-sm">
        <button type="button" className="link" onClick={() => { setIsRecovery(!isRecovery); setCode(''); setFailure(null); }}>{isRecovery ? 'Use the authenticator' : 'Use a recovery code'}</button>
        <button type="button" className="link" onClick={() => { onBack(null); }}>Back to the password</button>
      </div>
    </form>
  );
}
