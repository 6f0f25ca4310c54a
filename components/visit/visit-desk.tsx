'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { ExportList } from '../note/export-list';
import { ButtonLink } from '../ui/button-link';
import { DateText } from '../ui/date-text';
import { DraftMark } from '../ui/draft-mark';
import { Fold } from '../ui/fold';
import { Icon } from '../ui/icon';
import { AddSentence } from './add-sentence';
import { DecisionForm } from './decision-form';
import { DraftConflict } from './draft-conflict';
import { DraftStale } from './draft-stale';
import { FlagsToAnswer } from './flags-to-answer';
import { NoteHead } from './note-head';
import { MarkLegend, NotePaper } from './note-paper';
import { isReady, SignBar } from './sign-bar';
import { SignDialog } from './sign-dialog';
import type { JustSigned } from './sign-dialog';
import { SignedNote } from './signed-note';
import { SourcePanel } from './source-panel';
import { useDraft } from './use-draft';
import type { Draft } from './use-draft';
import { useSentence } from './use-sentence';

/** Medians of a published corpus of notes: length, and share identical to the note before (Rule 2021, doi 10.1001/jamanetworkopen.2021.15334). */
const PUBLISHED = { words: 642, sharePercent: 59 } as const;

/** One visit while it is written: decide, read the note, sign. After signing the same place shows what was signed. */
export function VisitDesk({ first }: { readonly first: Draft }) {
  const [done, setDone] = useState<JustSigned | null>(null);
  return done === null ? <DraftDesk first={first} onSigned={setDone} /> : <SignedNote first={done.signed} just={done} />;
}

function DraftDesk({ first, onSigned }: { readonly first: Draft; readonly onSigned: (done: JustSigned) => void }) {
  const controls = useDraft(first);
  const router = useRouter();
  const { draft } = controls;
  const sentence = useSentence(controls);
  const [isSigning, setSigning] = useState(false);
  const [notSigned, setNotSigned] = useState<string | null>(null);
  const { isMine, fingerprint } = draft;
  // The banner above is drawn by the server: with another chart it is drawn again.
  useEffect(() => {
    if (fingerprint !== first.fingerprint) router.refresh();
  }, [fingerprint, first.fingerprint, router]);
  const toSign = async (): Promise<void> => {
    setNotSigned(null);
    const unread = document.querySelector<HTMLInputElement>('main input:invalid');
    if (unread !== null) {
      unread.focus();
      setNotSigned(unread.validationMessage);
      return;
    }
    const kept = await controls.save();
    if (kept !== null && isReady({ draft: kept, theirs: controls.theirs, state: 'kept' })) setSigning(true);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.key === 'Enter' && (event.ctrlKey || event.metaKey)) || !isMine || isSigning) return;
      event.preventDefault();
      void toSign();
    };
    addEventListener('keydown', onKey);
    return () => { removeEventListener('keydown', onKey); };
  });
  if (controls.signed !== null) return <SignedNote first={controls.signed} />;
  const { segment } = sentence;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 md:px-6 print:px-0">
        <ButtonLink look="quiet" size="sm" className="-ml-2" href={`/patients/${draft.patient.id}`}><Icon name="chevron" size="sm" className="rotate-180" />Story</ButtonLink>
        <h1 className="text-xl font-strong tracking-tight max-sm:basis-full">Visit of <DateText day={draft.on} form="act" /></h1>
        <span className="text-sm font-medium">{draft.amends === null ? 'Draft' : `Draft, amends ${draft.amends.number} version ${draft.amends.version}`}</span>
        {isMine ? null : <span className="text-sm text-ink-2">Draft of {draft.author.name}: read only</span>}
        {draft.reviewed ? null : <DraftMark />}
      </div>
      <DraftConflict key={controls.theirs?.version} controls={controls} />
      <DraftStale controls={controls} />
      <div className="grid gap-6 px-4 pb-28 md:px-6 lg:grid-cols-5 print:px-0">
        <div className="flex min-w-0 flex-col gap-4 lg:col-span-2">
          <FlagsToAnswer controls={controls} />
          {isMine ? <DecisionForm controls={controls} /> : null}
          <div className="max-lg:hidden"><MarkLegend /></div>
          <Fold summary="Files of the draft"><ExportList visitId={draft.visitId} isSigned={false} hasPlan={draft.plan !== null} /></Fold>
          <p className="figures border-t border-line pt-2 text-xs text-ink-3">
            {draft.note.words} words{draft.doses === null ? '' : ' and the dose table'}.{draft.sharePercent === null ? '' : ` ${draft.sharePercent} % identical to the last note.`} For comparison, half of the notes of a published collection had more than {PUBLISHED.words} words and shared more than {PUBLISHED.sharePercent} % with the note before.
          </p>
        </div>
        <article aria-label="Note" className="min-w-0 self-start rounded-3 border border-line bg-surface px-4 py-4 lg:col-span-3 print:border-0 print:p-0">
          <NoteHead patient={draft.patient}>Author {draft.author.name}{draft.author.credential === null ? '' : `, ${draft.author.credential}`}. Draft, not signed.</NoteHead>
          <NotePaper note={draft.note} doses={draft.doses} changed={new Map(draft.changed.map(({ id, before }) => [id, before]))} selected={sentence.selected} onSelect={({ id }) => { sentence.select(id === sentence.selected ? null : id); }} below={segment === undefined ? null : (
            <SourcePanel key={segment.id} visitId={draft.visitId} segment={segment} edit={isMine ? sentence.edit : null} leaveOut={isMine && !draft.stays.includes(segment.id) ? sentence.leaveOut : null} restore={segment.origin === 'edited' ? sentence.restore : null} keep={isMine && segment.stale ? sentence.keep : null} />
          )} />
          {isMine ? <AddSentence controls={controls} /> : null}
        </article>
      </div>
      {isMine ? <SignBar controls={controls} notSigned={notSigned} onSign={() => void toSign()} /> : null}
      <SignDialog key={draft.seenHash} draft={draft} open={isSigning && isReady(controls)} onOpenChange={setSigning} onSigned={onSigned} onStale={(why) => { setSigning(false); setNotSigned(why); controls.refresh(); }} />
    </>
  );
}
