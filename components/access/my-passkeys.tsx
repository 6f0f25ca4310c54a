'use client';

import { useState } from 'react';
import type { Factor } from '@/server/contracts/second-factor';
import { MomentText } from '../people/moment-text';
import { readRefusal } from '../trpc/refusal';
import type { Refusal } from '../trpc/refusal';
import { useTRPCClient } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { Field, TextInput } from '../ui/field';
import { Notice } from '../ui/notice';
import { SectionHead } from '../ui/section-head';
import { useHeldFocus } from '../ui/use-held-focus';
import { isStopped, makePasskey } from './ask-device';
import { ProofField, proofAfter } from './proof-field';

type Doing = { readonly what: 'nothing' | 'add' } | { readonly what: 'rename' | 'remove'; readonly id: string; readonly name: string };
const NOTHING: Doing = { what: 'nothing' };
const HEAD = { add: 'Name of the new passkey, such as the device it is on', rename: 'Name' } as const;
const ACT = { add: 'Add this device', rename: 'Rename', remove: 'Remove' } as const;
const STOPPED: Refusal = { code: 'stopped', message: 'The device did not make a passkey. Nothing was changed; try again.', requestId: null, fields: {} };

/** Passkeys of a person: named, added, taken away. */
export function MyPasskeys({ factor, onChanged }: { readonly factor: Factor; readonly onChanged: (next: Factor, said: string | null) => void }) {
  const client = useTRPCClient();
  const [doing, setDoing] = useState<Doing>(NOTHING);
  const [name, setName] = useState('');
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const held = useHeldFocus<HTMLElement>();
  const [busy, setBusy] = useState(false);
  const proof = proofAfter(factor.proof, refusal);
  const begin = (next: Doing): void => {
    setDoing(next);
    setName('name' in next ? next.name : '');
    setTyped('');
    setRefusal(null);
  };
  const given = typed === '' ? null : typed;
  const act = async (): Promise<Factor | null> => {
    if (doing.what === 'nothing') return null;
    if (doing.what === 'rename') return client.me.renamePasskey.mutate({ passkeyId: doing.id, name });
    if (doing.what === 'remove') return client.me.removePasskey.mutate({ passkeyId: doing.id, proof: given });
    const { options } = await client.me.beginPasskey.mutate({ proof: given });
    return client.me.addPasskey.mutate({ name, answer: await makePasskey(options) });
  };
  const send = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      const next = await act();
      if (next !== null) onChanged(next, doing.what === 'add' ? `The passkey “${name.trim()}” signs you in from now on.` : null);
      setDoing(NOTHING);
    } catch (error) {
      setRefusal(isStopped(error) ? STOPPED : readRefusal(error));
    } finally {
      setBusy(false);
    }
  };
  const asks = proof.wanted && doing.what !== 'rename';
  return (
    <section {...held} aria-labelledby="passkeys-head" className="pt-8">
      <SectionHead id="passkeys-head" title="Passkeys" acts={doing.what === 'nothing' ? <Button size="sm" onClick={() => { begin({ what: 'add' }); }}>Add a passkey</Button> : undefined} />
      {factor.passkeys.length === 0 ? <p className="text-sm text-ink-2">None yet. A passkey signs you in, and signs notes, with the fingerprint, face or PIN of your device: no password, no code.</p> : (
        <ul className="border-t border-line">
          {factor.passkeys.map(({ id, name: called, added, used, backedUp }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-2 border-b border-line py-2 text-sm">
              <span className="min-w-0 wrap-anywhere"><span className="font-medium">{called}</span><span className="block text-xs text-ink-3">added <MomentText {...added} />, {used === null ? 'not used yet' : <>last used <MomentText {...used} /></>}{backedUp ? ', kept in several devices' : ''}</span></span>
              <span className="flex gap-1" role="group" aria-label={`Acts for ${called}`}><Button size="sm" look="quiet" onClick={() => { begin({ what: 'rename', id, name: called }); }}>Rename</Button><Button size="sm" look="quiet" onClick={() => { begin({ what: 'remove', id, name: called }); }}>Remove</Button></span>
            </li>
          ))}
        </ul>
      )}
      {doing.what === 'nothing' ? null : (
        <form className="flex max-w-form flex-col gap-4 pt-3" noValidate onSubmit={(event) => { event.preventDefault(); void send(); }}>
          {refusal === null || Object.keys(refusal.fields).length > 0 ? null : <Notice kind="stop" role="alert">{refusal.message}</Notice>}
          {doing.what === 'remove' ? <p className="text-sm">“{doing.name}” signs you in no longer.</p> : <Field label={HEAD[doing.what]} error={refusal?.fields.name}>{(aria) => <TextInput {...aria} autoFocus autoComplete="off" value={name} onChange={(event) => { setName(event.target.value); }} />}</Field>}
          {asks ? <ProofField proof={proof} value={typed} onChange={setTyped} onShown={() => void send()} /> : null}
          <div className="flex gap-2"><Button type="submit" disabled={busy || (doing.what !== 'remove' && name.trim() === '')}>{busy ? 'One moment' : ACT[doing.what]}</Button><Button look="quiet" onClick={() => { setDoing(NOTHING); }}>Back</Button></div>
        </form>
      )}
    </section>
  );
}
