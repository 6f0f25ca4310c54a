'use client';

import { useEffect, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import type { Proof } from '@/server/contracts/proof';
import type { BegunFactor, WithRecoveryCodes } from '@/server/contracts/second-factor';
import { readRefusal } from '../trpc/refusal';
import type { Refusal } from '../trpc/refusal';
import { useTRPCClient } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { Field, TextInput } from '../ui/field';
import { Notice } from '../ui/notice';
import { ProofField, proofAfter } from './proof-field';

type Props = { /** Nothing is to be read or shown first: the secret is made when this opens. */ readonly atOnce?: boolean; readonly proof: Proof; readonly onDone: (done: WithRecoveryCodes) => void; readonly onBack?: () => void };

/** Two steps: the secret goes into an app, and a code of the app shows that it is there. */
export function SetUpFactor({ atOnce = false, proof: first, onDone, onBack }: Props) {
  const client = useTRPCClient();
  const [begun, setBegun] = useState<BegunFactor | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [typed, setTyped] = useState('');
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const proof = proofAfter(first, refusal);
  const run = async (act: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    await act().catch((error: unknown) => { setRefusal(readRefusal(error)); });
    setBusy(false);
  };
  const begin = (): Promise<void> => run(async () => { setBegun(await client.me.beginFactor.mutate({ proof: typed === '' ? null : typed })); });
  const finish = (): Promise<void> => run(async () => { onDone(await client.me.finishFactor.mutate({ code })); });
  const isBegun = useRef(!atOnce || first.wanted);
  useEffect(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    client.me.beginFactor.mutate({ proof: null }).then(setBegun, (error: unknown) => { setRefusal(readRefusal(error)); });
  }, [client]);
  const submit = (event: FormEvent): void => { event.preventDefault(); void (begun === null ? begin() : finish()); };
  const isAnswered = refusal === null || Object.keys(refusal.fields).length > 0;
  return (
    <form className="flex flex-col gap-4" noValidate onSubmit={submit}>
      {isAnswered ? null : <Notice kind="stop" role="alert">{refusal.message}</Notice>}
      {begun === null ? (
        <>
          <p className="text-sm text-ink-2">You need an authenticator app on your phone, or a password manager that shows codes. Any that reads TOTP codes will do.</p>
          {proof.wanted ? <ProofField proof={proof} value={typed} onChange={setTyped} onShown={() => void begin()} /> : null}
        </>
      ) : (
        <>
          <div className="flex flex-wrap items-start gap-4">
            {/* eslint-disable-next-line @next/next/no-img-element -- a drawing in the page itself: nothing is fetched */}
            <img width={168} height={168} alt="The secret as a code to scan with the authenticator app" className="rounded-2 bg-white" src={`data:image/svg+xml;utf8,${encodeURIComponent(begun.qrCode)}`} />
            <div className="min-w-0 flex-1 basis-48 text-sm">
              <p className="pb-2">Scan this with the app, or type this key into it:</p>
              <p className="figures rounded-2 bg-sunken px-3 py-2 font-medium wrap-anywhere select-all" aria-label="Key">{begun.key}</p>
              <p className="pt-2 text-xs text-ink-3">It is shown only now. Nothing has changed until the first code is right.</p>
            </div>
          </div>
          <Field label="Code that the app shows now" error={refusal?.fields.code}>
            {(aria) => <TextInput {...aria} autoFocus inputMode="numeric" autoComplete="one-time-code" className="figures text-lg tracking-widest" value={code} onChange={(event) => { setCode(event.target.value); }} />}
          </Field>
        </>
      )}
      <div className="flex gap-2">
        <Button type="submit" look="primary" disabled={busy || (begun !== null && code.trim() === '')}>{begun === null ? 'Set up an authenticator' : 'Use this authenticator'}</Button>
        {onBack === undefined ? null : <Button look="quiet" onClick={onBack}>Back</Button>}
      </div>
    </form>
  );
}
