'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { ExportList } from '../note/export-list';
import { readDay } from '../entry/read-day';
import { readRefusal } from '../trpc/refusal';
import { useServerState } from '../trpc/use-server-state';
import { useTRPCClient } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { ButtonLink } from '../ui/button-link';
import { DateText } from '../ui/date-text';
import { formatActDay } from '../ui/days';
import { Field, TextArea, TextInput } from '../ui/field';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { NoteHead } from './note-head';
import { MarkLegend, NotePaper } from './note-paper';
import { recordCopy } from './record-copy';
import type { JustSigned } from './sign-dialog';
import { SourcePanel } from './source-panel';
import type { Signed } from './use-draft';

type SignedNoteProps = { readonly first: Signed; readonly just?: JustSigned };

/** What was signed, its files, and what was added since. */
export function SignedNote({ first, just }: SignedNoteProps) {
  const client = useTRPCClient();
  const [note, setNote] = useServerState(first);
  const [selected, setSelected] = useState<string | null>(null);
  const [copied, setCopied] = useState<boolean | null>(just?.copied ?? null);
  const [isRecorded, setRecorded] = useState(true);
  useEffect(() => { void just?.recording.then(setRecorded); }, [just]);
  // The page that held the act of signing is gone: what was signed is in view then, and has the focus.
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (just === undefined) return;
    told.current?.scrollIntoView({ block: 'center' });
    if (document.activeElement === document.body) told.current?.focus({ preventScroll: true });
  }, [just]);
  const segment = note.note.sections.flatMap(({ segments }) => segments).find(({ id }) => id === selected);
  const copy = (): void => {
    if (note.plainText === null) {
      setCopied(false);
      return;
    }
    navigator.clipboard.writeText(note.plainText).then(
      () => {
        setCopied(true);
        void recordCopy(client, note.visitId).then(setRecorded);
      },
      () => { setCopied(false); },
    );
  };
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 md:px-6 print:px-0">
        <ButtonLink look="quiet" size="sm" className="-ml-2 print:hidden" href={`/patients/${note.patient.id}`}><Icon name="chevron" size="sm" className="rotate-180" />Story</ButtonLink>
        <h1 className="text-xl font-strong">Note, visit of <DateText day={note.on} form="act" /></h1>
        <span className="text-sm font-medium">{note.status.slice(0, 1).toUpperCase() + note.status.slice(1)}</span>
      </div>
      <div ref={told} tabIndex={-1} className="mx-4 md:mx-6 print:mx-0">
        <Notice kind={note.status === 'signed' ? 'done' : 'caution'} role="status">
          <p>
            <b>Signed {note.signedTime} as {note.author.name}{note.author.credential === null ? '' : `, ${note.author.credential}`}.</b> <span className="whitespace-nowrap">No. {note.number}</span>, version {note.version}, hash <span className="whitespace-nowrap">{note.sha256.slice(0, 4)}-{note.sha256.slice(4, 8)}</span>.{copied === true ? ' Copied as plain text; the clipboard is shared.' : ''}{copied !== false ? '' : note.plainText === null ? ' Not copied: the text could not be written. The note is as it was signed; take it as PDF.' : ' Not copied: the browser did not give the clipboard. The text is below, selected.'}
          </p>
          {copied === true && !isRecorded ? <p role="alert">This copy could not be written among the disclosures: the server did not take it. Copy again, so that it stands there.</p> : null}
          {note.status === 'pending co-signature' ? <p>Waits for the co-signature of another prescriber.</p> : null}
          {note.amendedBy === null ? null : <p>{note.amendedBy.inError ? 'Neither this note nor the one that took its place stands; that was entered in error: ' : 'A later version stands for this note: '}<a className="underline" href={`/visits/${note.amendedBy.visitId}`}>version {note.amendedBy.version}</a>.{note.amendedBy.inError ? ' What is true now belongs into a new visit.' : ''}</p>}
          {note.enteredInError === null ? null : <p>Entered in error: {note.enteredInError.why} ({note.enteredInError.by.name}).</p>}
          {note.coSigned === null ? null : <p>Co-signed by {note.coSigned.by.name}.</p>}
          <div className="flex flex-wrap gap-2 pt-2 print:hidden">
            <Button size="sm" data-key="y" data-writes="" onClick={copy}><Icon name="copy" size="sm" />{copied === true ? 'Copy again' : 'Copy as plain text'}</Button>
            <Button size="sm" look="quiet" onClick={() => { window.print(); }}><Icon name="print" size="sm" />Print</Button>
          </div>
          {copied === false && note.plainText !== null ? <PlainText text={note.plainText} /> : null}
        </Notice>
      </div>
      <div className="grid gap-6 px-4 py-4 md:px-6 lg:grid-cols-5 print:px-0">
        <article aria-label="Note" className="min-w-0 self-start rounded-3 border border-line bg-surface px-4 py-4 lg:col-span-3 print:border-0 print:p-0">
          <NoteHead patient={note.patient}>{note.clinic.name}{note.clinic.demo ? ', demo data' : ''}. No. <span className="whitespace-nowrap">{note.number}</span>, version {note.version}. Author {note.author.name}{note.author.credential === null ? '' : `, ${note.author.credential}`}.</NoteHead>
          <NotePaper note={note.note} doses={note.doses} selected={selected} onSelect={({ id }) => { setSelected(id === selected ? null : id); }} below={segment === undefined ? null : <SourcePanel key={segment.id} visitId={note.visitId} segment={segment} edit={null} leaveOut={null} restore={null} />} />
          {note.addenda.map((addendum) => (
            <section key={addendum.number} className="mt-3 border-t border-line pt-2 pl-9 text-sm print:pl-1">
              <h2 className="text-xs font-strong text-ink-2">Addendum {addendum.number}, {addendum.author.name}{addendum.lateEntryFor === null ? null : <>, late entry for <DateText day={addendum.lateEntryFor} /></>}</h2>
              <p className="wrap-anywhere whitespace-pre-wrap">{addendum.text}</p>
              <p className="text-xs text-ink-3">Written {addendum.written}</p>
            </section>
          ))}
        </article>
        <div className="flex min-w-0 flex-col gap-4 lg:col-span-2 print:hidden">
          <ExportList visitId={note.visitId} isSigned hasPlan={note.plan !== null} />
          <Acts note={note} onChange={setNote} />
          <div className="max-lg:hidden"><MarkLegend /></div>
        </div>
      </div>
    </>
  );
}

/** Where the browser keeps its clipboard: the text, selected, for the keys of the reader. */
function PlainText({ text }: { readonly text: string }) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.select(), []);
  return <TextArea ref={area} aria-label="The note as plain text" className="mt-2 font-mono text-xs" readOnly rows={8} value={text} onFocus={(event) => { event.target.select(); }} />;
}

type Act = 'addendum' | 'amend' | 'error' | 'co-sign';

/** What may still be done with a signed note. */
function Acts({ note, onChange }: { readonly note: Signed; readonly onChange: (note: Signed) => void }) {
  const client = useTRPCClient();
  const router = useRouter();
  const [act, setAct] = useState<Act | null>(null);
  const [text, setText] = useState('');
  const [key, setKey] = useState('');
  const [lateFor, setLateFor] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const of = { patientId: note.patient.id, visitId: note.visitId };
  const open = (which: Act): void => {
    setAct(which);
    setText('');
    setLateFor('');
    setRefused(null);
    setKey(crypto.randomUUID());
  };
  const send = async (): Promise<void> => {
    if (act === 'addendum') onChange(await client.visits.addAddendum.mutate({ ...of, text, lateEntryFor: late.kind === 'day' ? late.day : null, idempotencyKey: key }));
    if (act === 'error') onChange(await client.visits.enterInError.mutate({ ...of, why: text, idempotencyKey: key }));
    if (act === 'co-sign') onChange(await client.visits.coSign.mutate({ ...of, seenHash: note.sha256, proof: text === '' ? null : text, idempotencyKey: key }));
    if (act === 'amend') router.push(`/visits/${(await client.visits.amend.mutate({ ...of, why: text, idempotencyKey: key })).visitId}`);
    setAct(null);
  };
  const choices: readonly { readonly act: Act; readonly label: string; readonly may: boolean; readonly field: string }[] = [
    { act: 'addendum', label: 'Add an addendum', may: note.may.addAddendum, field: 'Addendum' },
    { act: 'amend', label: 'Amend', may: note.may.amend, field: 'Why it is amended' },
    { act: 'co-sign', label: 'Co-sign', may: note.may.coSign, field: 'Code of your authenticator, or your password where you have none; nothing within ten minutes of signing in' },
    { act: 'error', label: 'Entered in error', may: note.may.enterInError, field: 'Why it was a mistake' },
  ];
  const late = readDay(lateFor);
  const chosen = choices.find((choice) => choice.act === act);
  return (
    <section aria-label="Acts on this note" className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">{choices.filter(({ may }) => may).map((choice) => <Button key={choice.act} size="sm" aria-pressed={choice.act === act} onClick={() => { open(choice.act); }}>{choice.label}</Button>)}</div>
      {chosen === undefined ? null : (
        <form className="flex flex-col gap-2" onSubmit={(event) => {
          event.preventDefault();
          setRefused(null);
          if (act === 'addendum' && late.kind === 'refused') setRefused(late.why);
          else send().catch((error: unknown) => { setRefused(readRefusal(error).message); });
        }}>
          <Field label={chosen.field}>{(aria) => chosen.act === 'co-sign' ? <TextInput {...aria} type="password" autoComplete="current-password" value={text} onChange={(event) => { setText(event.target.value); }} /> : <TextArea {...aria} value={text} onChange={(event) => { setText(event.target.value); }} />}</Field>
          {chosen.act === 'addendum' ? (
            <Field optional label="Late entry for the day" hint={late.kind === 'day' ? formatActDay(late.day) : 'The day that it is about, where it is not today, such as 24-Nov-2026'}>
              {(aria) => <TextInput {...aria} autoComplete="off" value={lateFor} onChange={(event) => { setLateFor(event.target.value); }} />}
            </Field>
          ) : null}
          <div className="flex gap-2"><Button type="submit" size="sm" disabled={chosen.act !== 'co-sign' && text.trim() === ''}>{chosen.label}</Button><Button size="sm" look="quiet" onClick={() => { setAct(null); }}>Back</Button></div>
        </form>
      )}
      {refused === null ? null : <Notice kind="stop" role="alert">{refused}</Notice>}
    </section>
  );
}
