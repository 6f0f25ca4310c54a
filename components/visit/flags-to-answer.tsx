'use client';

import { useState } from 'react';
import { FlagAnswerLine } from '../assessment/flag-answer';
import { FlagAnswerForm } from '../assessment/flag-answer-form';
import { isSettled } from '../assessment/urgent';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { Prose } from '../ui/prose';
import { useHeldFocus } from '../ui/use-held-focus';
import type { Draft, DraftControls } from './use-draft';

type FlagState = Draft['flags'][number];

/** Flags that wait for an answer, with what clears each; an answered one stays with its line, and open until it is settled. */
export function FlagsToAnswer({ controls }: { readonly controls: DraftControls }) {
  const { draft } = controls;
  if (draft.flags.length === 0) return null;
  return (
    <section id="flags-to-answer" aria-label="Flags to answer" className="flex scroll-mt-24 flex-col gap-2">
      {draft.flags.map((flag) => <FlagToAnswer key={flag.flag} flag={flag} controls={controls} />)}
    </section>
  );
}

function FlagToAnswer({ flag, controls: { draft, change, refresh } }: { readonly flag: FlagState; readonly controls: DraftControls }) {
  const [isAnew, setAnew] = useState(false);
  const held = useHeldFocus<HTMLDivElement>();
  const settled = flag.state !== 'stop' && isSettled(flag);
  const isLookedAt = flag.level === 'attention' && flag.state === 'answered' && !flag.maySettle;
  const look = settled ? { kind: 'plain', icon: 'check' } as const : isLookedAt ? { kind: 'plain', icon: 'caution' } as const : flag.level === 'attention' ? { kind: 'caution', icon: 'caution' } as const : { kind: 'stop', icon: 'stop' } as const;
  return (
    <div {...held}>
      <Notice {...look}>
        <p className="font-medium"><Prose>{flag.title}</Prose> <span className="font-text text-ink-2">({flag.level})</span></p>
        {settled ? null : <p><Prose>{flag.message}</Prose></p>}
        {settled || flag.heldBack.length === 0 ? null : <p className="font-medium">The plan would do what this holds back: {flag.heldBack.join('; ')}.</p>}
        {flag.answer === null ? null : <FlagAnswerLine answer={flag.answer} />}
        {settled ? null : <p className="pt-1 text-xs text-ink-2">Clears with: {flag.how === '' ? 'an answer in one line.' : flag.how}</p>}
        {flag.state === 'stop' ? <p className="pt-1 font-medium">This cannot be signed past while it is raised.</p> : null}
        {!draft.isMine || flag.state === 'stop' ? null
          : flag.state === 'open' || isAnew ? <FlagAnswerForm flag={flag} patientId={draft.patient.id} placeholder="What was done and found, or why it is signed all the same" staysOpen="it is signed past with this reason." onAnswered={() => { setAnew(false); change({}, true); }} onOutdated={refresh} />
          : <Button size="sm" look="quiet" className="-ml-2 print:hidden" onClick={() => { setAnew(true); }}>Answer anew</Button>}
      </Notice>
    </div>
  );
}
