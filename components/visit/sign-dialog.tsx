'use client';

import { useEffect, useRef, useState } from 'react';
import { ProofField, ProofShown, proofAfter } from '../access/proof-field';
import { readRefusal } from '../trpc/refusal';
import type { Refusal } from '../trpc/refusal';
import { useTRPCClient } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { classNames } from '../ui/class-names';
import { Dialog } from '../ui/dialog';
import { Field, TextInput } from '../ui/field';
import { Notice } from '../ui/notice';
import { Prose } from '../ui/prose';
import { recordCopy } from './record-copy';
import type { Draft, Signed } from './use-draft';

/** The server broke or was not reached, before or after the signature was kept: nobody knows here. */
const NOT_KNOWN: ReadonlySet<string> = new Set(['unreachable', 'unexpected', 'database-unavailable']);
/** The draft is another by now, or signed: the page behind is read again. */
const LOOK_AGAIN: ReadonlySet<string> = new Set(['changed-meanwhile', 'not-signable', 'already-there', 'signed-not-shown']);

/** What was signed, whether it is on the clipboard, and, later, whether that stands among the disclosures. */
export type JustSigned = { readonly signed: Signed; readonly copied: boolean; readonly recording: Promise<boolean> };

type SignDialogProps = { readonly draft: Draft; readonly open: boolean; readonly onOpenChange: (open: boolean) => void; readonly onSigned: (done: JustSigned) => void; /** The chart or the draft is another by now. */ readonly onStale: (why: string) => void };

/** Reads back who, what and when; the first line has the focus, not the button. */
export function SignDialog({ draft, open, onOpenChange, onSigned, onStale }: SignDialogProps) {
  const client = useTRPCClient();
  const [key] = useState(() => crypto.randomUUID());
  const [initials, setInitials] = useState('');
  const [birthYear, setBirthYear] = useState('');
  const [typed, setTyped] = useState('');
  const [isShown, setIsShown] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [sending, setSending] = useState(false);
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) requestAnimationFrame(() => first.current?.focus());
  }, [open]);
  const proof = proofAfter(draft.proof, refusal);
  const asks = proof.wanted && !isShown;
  const sign = async (): Promise<void> => {
    if (sending) return;
    setSending(true);
    setRefusal(null);
    const signing = client.visits.sign.mutate({
      patientId: draft.patient.id, visitId: draft.visitId, version: draft.version, seenHash: draft.seenHash, idempotencyKey: key,
      ...(draft.risks.length > 0 && { initials, birthYear }), ...(asks && { proof: typed }),
    });
    // The clipboard is filled in the same click: the browser waits for the promise.
    const copying = copyLater(signing.then(({ plainText }) => plainText ?? Promise.reject(new Error('no text'))));
    try {
      const signed = await signing;
      const copied = await copying;
      onSigned({ signed, copied, recording: copied ? recordCopy(client, signed.visitId) : Promise.resolve(true) });
    } catch (error) {
      const read = readRefusal(error);
      setRefusal(read);
      setIsShown(false);
      if (LOOK_AGAIN.has(read.code)) onStale(read.message);
    } finally {
      setSending(false);
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      wide
      title="Read back, then sign"
      description="Signing freezes the note, the plan, the assessment and the content version. Later facts go into an addendum."
      footer={<><Button onClick={() => { onOpenChange(false); }}>Back</Button><Button look="primary" disabled={sending} onClick={() => void sign()}>{sending ? 'Signing' : 'Sign and copy'}</Button></>}
    >
      <form className="flex flex-col gap-3" onSubmit={(event) => { event.preventDefault(); void sign(); }}>
        <dl className="rounded-2 border border-line-strong text-sm">
          {draft.readBack.map(({ label, lines }, at) => (
            <div key={label} ref={at === 0 ? first : undefined} {...(at === 0 && { tabIndex: -1 })} className="grid gap-x-4 border-line px-4 py-2 not-first:border-t sm:grid-cols-4">
              <dt className="pt-px text-xs text-ink-3">{label}</dt>
              <dd className="wrap-anywhere sm:col-span-3">{lines.map((line, place) => <span key={line} className={classNames('block', at === 0 && place === 0 && 'text-lg font-strong', at === 0 && place > 0 && 'text-md')}><Prose>{line}</Prose></span>)}</dd>
            </div>
          ))}
        </dl>
        {draft.risks.length === 0 ? null : (
          <div className="grid gap-2 sm:grid-cols-2">
            <p className="text-sm text-caution sm:col-span-2">{draft.risks.join(' ')} Say who this is about.</p>
            <Field label="Initials, given name first" error={refusal?.fields.initials}>{(aria) => <TextInput {...aria} autoComplete="off" value={initials} onChange={(event) => { setInitials(event.target.value); }} />}</Field>
            <Field label="Year of birth" error={refusal?.fields.birthYear}>{(aria) => <TextInput {...aria} inputMode="numeric" autoComplete="off" value={birthYear} onChange={(event) => { setBirthYear(event.target.value); }} />}</Field>
          </div>
        )}
        {asks ? <ProofField proof={proof} value={typed} onChange={setTyped} onShown={() => { setRefusal(null); setIsShown(true); }} /> : null}
        {isShown ? <ProofShown /> : null}
        {refusal === null ? null : <Notice kind="stop" role="alert">{NOT_KNOWN.has(refusal.code) ? 'No answer came, so it is not known whether this was signed. Sign again: it is signed once, under one number.' : refusal.message.startsWith('Nothing was signed') ? refusal.message : `Not signed. ${refusal.message}`}</Notice>}
        <button type="submit" hidden>Sign</button>
      </form>
    </Dialog>
  );
}

/** Puts a text that is still to come on the clipboard, within the click; false where the browser does not let us. */
async function copyLater(text: Promise<string>): Promise<boolean> {
  try {
    const blob = text.then((words) => new Blob([words], { type: 'text/plain' }));
    blob.catch(() => undefined);
    if (typeof ClipboardItem === 'undefined') await navigator.clipboard.writeText(await text);
    else await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
    return true;
  } catch {
    return false;
  }
}
