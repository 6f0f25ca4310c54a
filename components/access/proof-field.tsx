'use client';

import { useState } from 'react';
import type { Proof } from '@/server/contracts/proof';
import { readRefusal } from '../trpc/refusal';
import type { Refusal } from '../trpc/refusal';
import { useTRPCClient } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { Field, FieldError, TextInput } from '../ui/field';
import { Icon } from '../ui/icon';
import { askPasskey, isStopped } from './ask-device';

/** What the screen knows before it asks, joined with what the server refused: minutes pass while a page is open. */
export function proofAfter(proof: Proof, refusal: Pick<Refusal, 'code'> | null): Proof {
  if (refusal?.code === 'needs-code') return { ...proof, wanted: true, by: 'code' };
  return refusal?.code === 'needs-password' ? { ...proof, wanted: true, by: 'password' } : proof;
}

type Props = {
  readonly proof: Proof;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  /** The person's passkey answered: nothing has to be typed for the next minutes. */
  readonly onShown: () => void;
};

/** Asks who acts: for the code of the authenticator where there is one, else for the password, or for a passkey. */
export function ProofField({ proof, value, onChange, error, onShown }: Props) {
  const client = useTRPCClient();
  const [failure, setFailure] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const ask = async (): Promise<void> => {
    setFailure(null);
    setAsking(true);
    try {
      const { options } = await client.me.askPasskey.mutate();
      await client.me.showPasskey.mutate({ answer: await askPasskey(options) });
      onShown();
    } catch (caught) {
      setFailure(isStopped(caught) ? 'The passkey did not answer. Try again, or type instead.' : readRefusal(caught).message);
    } finally {
      setAsking(false);
    }
  };
  const isCode = proof.by === 'code';
  return (
    <div className="flex flex-col gap-2">
      <Field label={isCode ? 'Code of your authenticator' : 'Your password'} hint="You signed in more than ten minutes ago." error={error}>
        {(aria) => <TextInput {...aria} {...(isCode ? { inputMode: 'numeric', autoComplete: 'one-time-code', className: 'figures' } : { type: 'password', autoComplete: 'current-password' })} value={value} onChange={(event) => { onChange(event.target.value); }} />}
      </Field>
      {proof.passkey ? <div><Button size="sm" look="quiet" disabled={asking} onClick={() => void ask()}><Icon name="lock" size="sm" />{asking ? 'Waiting for the passkey' : 'Use a passkey instead'}</Button></div> : null}
      {failure === null ? null : <div role="alert"><FieldError>{failure}</FieldError></div>}
    </div>
  );
}

/** In place of the field, once a passkey answered. */
export function ProofShown() {
  return <p role="status" className="flex items-center gap-2 text-sm text-done"><Icon name="check" />Your passkey answered.</p>;
}
