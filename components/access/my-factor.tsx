'use client';

import { useEffect, useState } from 'react';
import type { FormEvent } from 'react';
import type { Factor } from '@/server/contracts/second-factor';
import { MomentText } from '../people/moment-text';
import { readRefusal } from '../trpc/refusal';
import type { Refusal } from '../trpc/refusal';
import { useServerState } from '../trpc/use-server-state';
import { useTRPCClient } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { Field, TextInput } from '../ui/field';
import { Notice } from '../ui/notice';
import { focusFirstField } from '../ui/give-back-focus';
import { SectionHead } from '../ui/section-head';
import { useHeldFocus } from '../ui/use-held-focus';
import { MyPasskeys } from './my-passkeys';
import { PasswordField } from './password-field';
import { ProofField, proofAfter } from './proof-field';
import { RecoveryCodes } from './recovery-codes';
import { SetUpFactor } from './set-up-factor';

type Doing = 'nothing' | 'set-up' | 'renew' | 'remove';

/** How a person shows who they are beside the password: the authenticator with its recovery codes, and passkeys. */
export function MyFactor({ first }: { readonly first: Factor }) {
  const client = useTRPCClient();
  const [factor, setFactor] = useServerState(first);
  const [doing, setDoing] = useState<Doing>('nothing');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const held = useHeldFocus<HTMLElement>();
  const { ref: section } = held;
  useEffect(() => {
    if (doing !== 'nothing' && section.current !== null) focusFirstField(section.current);
  }, [doing, section]);
  const done = (next: Factor, words: string | null): void => {
    setFactor(next);
    setDoing('nothing');
    setSaid(words);
  };
  const begin = (what: Doing): void => { setSaid(null); setDoing(what); };
  const back = (): void => { setDoing('nothing'); };
  return (
    <>
      <section {...held} aria-labelledby="factor-head" className="pt-8">
        <SectionHead id="factor-head" title="Second factor" />
        <div aria-live="polite">{said === null ? null : <Notice kind="done" role="status" className="mb-3">{said}</Notice>}</div>
        {codes !== null ? (
          <div className="max-w-form"><RecoveryCodes codes={codes} onKept={() => { setCodes(null); }} /></div>
        ) : doing === 'set-up' ? (
          <div className="max-w-form"><SetUpFactor atOnce proof={factor.proof} onBack={back} onDone={({ recoveryCodes, factor: next }) => { setCodes(recoveryCodes); done(next, null); }} /></div>
        ) : doing === 'renew' ? (
          <RenewCodes factor={factor} onBack={back} renew={async (proof) => { const renewed = await client.me.renewRecoveryCodes.mutate({ proof }); setCodes(renewed.recoveryCodes); done(renewed.factor, null); }} />
        ) : doing === 'remove' ? (
          <RemoveFactor onBack={back} remove={async (password, code) => { done(await client.me.removeFactor.mutate({ password, code }), 'The authenticator is off. Every other session was ended.'); }} isMandatory={factor.mandatory} />
        ) : factor.since === null ? (
          <div className="flex flex-col items-start gap-3">
            <p className="text-sm text-ink-2">No authenticator is set up{factor.mandatory ? '' : '; with made-up patients none is asked for'}.</p>
            <Button onClick={() => { begin('set-up'); }}>Set up an authenticator</Button>
          </div>
        ) : (
          <div className="flex flex-wrap items-center justify-between gap-3 border-y border-line py-3 text-sm">
            <span><span className="font-medium">Authenticator app</span><span className="block text-xs text-ink-3">since <MomentText {...factor.since} /> · {factor.recoveryLeft} recovery {factor.recoveryLeft === 1 ? 'code' : 'codes'} left</span></span>
            <span className="flex flex-wrap gap-1"><Button size="sm" onClick={() => { begin('renew'); }}>New recovery codes</Button><Button size="sm" look="quiet" onClick={() => { begin('remove'); }}>Take off</Button></span>
          </div>
        )}
      </section>
      <MyPasskeys factor={factor} onChanged={done} />
    </>
  );
}

function RenewCodes({ factor, renew, onBack }: { readonly factor: Factor; readonly renew: (proof: string | null) => Promise<void>; readonly onBack: () => void }) {
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const proof = proofAfter(factor.proof, refusal);
  const send = (): void => { renew(typed === '' ? null : typed).catch((error: unknown) => { setRefusal(readRefusal(error)); }); };
  return (
    <form className="flex max-w-form flex-col gap-4" noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
      <p className="text-sm text-ink-2">Ten new codes take the place of those that are left; the old ones count no longer.</p>
      {refusal === null ? null : <Notice kind="stop" role="alert">{refusal.message}</Notice>}
      {proof.wanted ? <ProofField proof={proof} value={typed} onChange={setTyped} onShown={send} /> : null}
      <div className="flex gap-2"><Button type="submit">Make new codes</Button><Button look="quiet" onClick={onBack}>Back</Button></div>
    </form>
  );
}

function RemoveFactor({ remove, onBack, isMandatory }: { readonly remove: (password: string, code: string) => Promise<void>; readonly onBack: () => void; readonly isMandatory: boolean }) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const errors = refusal?.fields ?? {};
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const entries = new FormData(event.currentTarget);
    const said = (name: string): string => { const value = entries.get(name); return typeof value === 'string' ? value : ''; };
    setRefusal(null);
    remove(said('password'), said('code')).catch((error: unknown) => { setRefusal(readRefusal(error)); });
  };
  return (
    <form className="flex max-w-form flex-col gap-4" noValidate onSubmit={submit}>
      <p className="text-sm text-ink-2">{isMandatory ? 'For a new phone: take this one off, then set up the other. Nothing of the clinic opens in between.' : 'A password alone signs you in after this.'}</p>
      {refusal === null || Object.keys(errors).length > 0 ? null : <Notice kind="stop" role="alert">{refusal.message}</Notice>}
      <PasswordField isNew={false} error={errors.password} label="Your password" />
      <Field label="Code of the authenticator, or a recovery code" error={errors.code}>{(aria) => <TextInput {...aria} name="code" autoComplete="one-time-code" className="figures" />}</Field>
      <div className="flex gap-2"><Button type="submit">Take the authenticator off</Button><Button look="quiet" onClick={onBack}>Back</Button></div>
    </form>
  );
}
