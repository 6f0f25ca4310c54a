'use client';

import { useEffect, useState } from 'react';
import { readRefusal } from '../trpc/refusal';
import { useTRPCClient } from '../trpc/use-trpc';
import { Button, ButtonLink } from '../ui/button';
import { DateText } from '../ui/date-text';
import { TextArea } from '../ui/field';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { Prose } from '../ui/prose';
import { AddSentence } from './add-sentence';
import { DecisionForm } from './decision-form';
import { NotePaper } from './note-paper';
import { SignDialog } from './sign-dialog';
import type { Signed } from './sign-dialog';
import { SignedNote } from './signed-note';
import { SourcePanel } from './source-panel';
import { useDraft } from './use-draft';
import type { Draft, DraftControls } from './use-draft';

/** One visit while it is written: decide, read the note, sign. After signing the same place shows what was signed. */
export function VisitDesk({ first }: { readonly first: Draft }) {
  const [done, setDone] = useState<{ readonly signed: Signed; readonly copied: boolean } | null>(null);
  return done === null ? <DraftDesk first={first} onSigned={(signed, copied) => { setDone({ signed, copied }); }} /> : <SignedNote first={done.signed} just={{ copied: done.copied }} />;
}

function DraftDesk({ first, onSigned }: { readonly first: Draft; readonly onSigned: (signed: Signed, copied: boolean) => void }) {
  const controls = useDraft(first);
  const { draft, fields, change } = controls;
  const [selected, setSelected] = useState<string | null>(null);
  const [isSigning, setSigning] = useState(false);
  const segments = draft.note.sections.flatMap((section) => section.segments.map((segment) => ({ ...segment, section: section.id })));
  const segment = segments.find(({ id }) => id === selected);
  const { isMine } = draft;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.key === 'Enter' && (event.ctrlKey || event.metaKey)) || !isMine) return;
      event.preventDefault();
      void controls.save().then(() => { setSigning(true); });
    };
    addEventListener('keydown', onKey);
    return () => { removeEventListener('keydown', onKey); };
  });
  const base = (id: string) => segments.find((entry) => entry.id === id);
  const edit = (text: string): void => {
    if (segment === undefined) return;
    if (segment.origin === 'typed') change({ typed: fields.typed.map((entry) => (entry.id === segment.id ? { ...entry, text } : entry)) }, true);
    else change({ edits: { ...fields.edits, [segment.id]: text }, editBases: { ...fields.editBases, [segment.id]: { section: segment.section, text: segment.before ?? segment.text } } }, true);
  };
  const leaveOut = (): void => {
    if (segment === undefined) return;
    change({ removed: [...fields.removed, segment.id], editBases: { ...fields.editBases, [segment.id]: { section: segment.section, text: segment.before ?? base(segment.id)?.text ?? '' } } }, true);
    setSelected(null);
  };
  const restore = (): void => {
    if (segment === undefined) return;
    const without = <T,>(of: Readonly<Record<string, T>>): Record<string, T> => Object.fromEntries(Object.entries(of).filter(([id]) => id !== segment.id));
    change({ edits: without(fields.edits), editBases: without(fields.editBases) }, true);
  };
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 md:px-6">
        <ButtonLink look="quiet" size="sm" href={`/patients/${draft.patient.id}`}>Story</ButtonLink>
        <h1 className="text-xl font-strong">Visit of <DateText day={draft.on} form="act" /></h1>
        <span className="text-sm font-medium">{draft.amends === null ? 'Draft' : `Draft, amends ${draft.amends.number} version ${draft.amends.version}`}</span>
        {isMine ? null : <span className="text-sm text-ink-2">Draft of {draft.author.name}: read only</span>}
      </div>
      <div className="grid gap-6 px-4 pb-28 md:px-6 lg:grid-cols-5">
        <div className="flex min-w-0 flex-col gap-4 lg:col-span-2">
          {isMine ? <DecisionForm controls={controls} /> : null}
          <Flags controls={controls} />
          {segment === undefined ? <p className="text-xs text-ink-3">Choose a sentence of the note to see where it comes from.</p> : (
            <SourcePanel key={segment.id} visitId={draft.visitId} segment={segment} edit={isMine ? edit : null} leaveOut={leaveOut} restore={segment.origin === 'edited' ? restore : null} />
          )}
          <p className="figures border-t border-line pt-2 text-xs text-ink-3">
            {draft.note.words} words{draft.doses === null ? '' : ' and the dose table'}.{draft.sharePercent === null ? '' : ` ${draft.sharePercent} % identical to the last note.`} Published medians: 642 words, 59 %.
          </p>
        </div>
        <article aria-label="Note" className="min-w-0 rounded-3 border border-line bg-surface px-4 py-4 lg:col-span-3">
          <header className="border-b border-line pb-2 pl-8">
            <b className="text-lg">{draft.patient.displayName}</b>{' '}
            <span className="text-sm text-ink-2">{draft.patient.birthOn === null ? null : <>born <DateText day={draft.patient.birthOn} /></>}{draft.patient.age === null ? null : ` (${draft.patient.age} y)`}</span>
            <span className="block text-xs text-ink-3">Author {draft.author.name}{draft.author.credential === null ? '' : `, ${draft.author.credential}`}. Draft, not signed.</span>
          </header>
          <NotePaper note={draft.note} doses={draft.doses} changed={new Set(draft.changed.map(({ id }) => id))} selected={selected} onSelect={({ id }) => { setSelected(id); }} />
          {isMine ? <AddSentence controls={controls} /> : null}
        </article>
      </div>
      {isMine ? <SignBar controls={controls} onSign={() => { void controls.save().then(() => { setSigning(true); }); }} /> : null}
      <SignDialog key={draft.seenHash} draft={draft} open={isSigning && draft.missing.length === 0 && draft.changed.length === 0} onOpenChange={setSigning} onSigned={onSigned} />
    </>
  );
}

/** Flags that wait for an answer, with what clears each. */
function Flags({ controls }: { readonly controls: DraftControls }) {
  const client = useTRPCClient();
  const { draft } = controls;
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [refused, setRefused] = useState<string | null>(null);
  const open = draft.flags.filter(({ state }) => state !== 'answered');
  if (open.length === 0) return null;
  return (
    <section aria-label="Flags to answer" className="flex flex-col gap-2">
      {open.map((flag) => (
        <Notice key={flag.flag} kind={flag.level === 'attention' ? 'caution' : 'stop'}>
          <p className="font-medium">{flag.title} ({flag.level})</p>
          <p>{flag.message}</p>
          <p className="text-xs text-ink-2">{flag.how}</p>
          {flag.state === 'stop' || !draft.isMine ? <p className="font-medium">This cannot be signed past while it is raised.</p> : (
            <form className="flex flex-wrap gap-2 pt-2" onSubmit={(event) => {
              event.preventDefault();
              client.flags.answer.mutate({ patientId: draft.patient.id, flag: flag.flag, what: answers[flag.flag] ?? '' }).then(() => { controls.change({}, true); setRefused(null); }, (error: unknown) => { setRefused(readRefusal(error).message); });
            }}>
              <TextArea aria-label={`What was done: ${flag.title}`} placeholder="What was done, in one line" rows={1} value={answers[flag.flag] ?? ''} onChange={(event) => { setAnswers({ ...answers, [flag.flag]: event.target.value }); }} />
              <Button type="submit" size="sm">Answer</Button>
            </form>
          )}
        </Notice>
      ))}
      {refused === null ? null : <Notice kind="stop" role="alert">{refused}</Notice>}
    </section>
  );
}

const KEPT = { kept: 'Draft kept', unsaved: 'Not kept yet', saving: 'Keeping', failed: 'Not kept' } as const;

function SignBar({ controls, onSign }: { readonly controls: DraftControls; readonly onSign: () => void }) {
  const { draft, state, failure, theirs, take, look } = controls;
  const isReady = draft.missing.length === 0 && draft.changed.length === 0 && theirs === null;
  return (
    <div className="sticky bottom-0 z-10 flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-raised px-4 py-2 shadow-bar md:px-6 print:hidden">
      {theirs === null ? null : (
        <Notice kind="caution" role="alert" className="w-full" acts={<><Button size="sm" onClick={() => { take('theirs'); }}>Take theirs</Button><Button size="sm" onClick={() => { take('mine'); }}>Keep mine</Button></>}>
          Another window saved this draft meanwhile. There: “{theirs.fields.reason ?? theirs.note.sections[0]?.segments[0]?.text ?? 'empty'}”. Here: “{controls.fields.reason ?? 'as on this screen'}”.
        </Notice>
      )}
      {draft.changed.length === 0 ? null : (
        <Notice kind="caution" role="alert" className="w-full" acts={<Button size="sm" onClick={look}>I have looked</Button>}>
          The chart or the rules changed since you looked: {draft.changed.map(({ id, before }) => `${draft.note.sections.flatMap(({ segments }) => segments).find((entry) => entry.id === id)?.text ?? id}${before === null ? ' (new)' : ` (was: ${before})`}`).join(' ')}
        </Notice>
      )}
      {failure === null ? null : <Notice kind="stop" role="alert" className="w-full">{failure} What you wrote is still on this screen.</Notice>}
      <span className="font-medium">{isReady ? 'Ready' : 'Before signing'}</span>
      <ul className="min-w-0 flex-1 text-sm text-ink-2">{isReady ? <li className="flex items-center gap-1"><Icon name="check" size="sm" />Decided, nothing open</li> : draft.missing.map((what) => <li key={what}><Prose>{what}</Prose></li>)}</ul>
      <span className="figures text-xs text-ink-3" role="status">{KEPT[state]}</span>
      <Button look="primary" disabled={!isReady || state === 'failed'} onClick={onSign}>Sign as {draft.author.name}</Button>
    </div>
  );
}
