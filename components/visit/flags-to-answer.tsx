'use client';

import { useState } from 'react';
import { readRefusal } from '../trpc/refusal';
import { useTRPCClient } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { TextArea } from '../ui/field';
import { Notice } from '../ui/notice';
import { Prose } from '../ui/prose';
import type { DraftControls } from './use-draft';

/** Flags that wait for an answer, with what clears each; answered ones stay with their line. */
export function FlagsToAnswer({ controls }: { readonly controls: DraftControls }) {
  const client = useTRPCClient();
  const { draft } = controls;
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const [sending, setSending] = useState<string | null>(null);
  const [refused, setRefused] = useState<{ readonly flag: string; readonly why: string } | null>(null);
  if (draft.flags.length === 0) return null;
  const answer = async (flag: string): Promise<void> => {
    setSending(flag);
    setRefused(null);
    try {
      await client.flags.answer.mutate({ patientId: draft.patient.id, flag, what: answers[flag] ?? '' });
      controls.change({}, true);
    } catch (error) {
      setRefused({ flag, why: readRefusal(error).message });
    } finally {
      setSending(null);
    }
  };
  return (
    <section aria-label="Flags to answer" className="flex flex-col gap-2">
      {draft.flags.map((flag) => (
        <Notice key={flag.flag} kind={flag.state === 'answered' ? 'plain' : flag.level === 'attention' ? 'caution' : 'stop'} icon={flag.state === 'answered' ? 'check' : flag.level === 'attention' ? 'caution' : 'stop'}>
          <p className="font-medium">{flag.title} <span className="font-text text-ink-2">({flag.level})</span></p>
          {flag.answer === null ? <p><Prose>{flag.message}</Prose></p> : <p className="wrap-anywhere">{flag.answer.what} <span className="text-xs text-ink-2">{flag.answer.by}, <DateText day={flag.answer.on} /></span></p>}
          {flag.state === 'answered' ? null : <p className="pt-1 text-xs text-ink-2">Clears with: {flag.how === '' ? 'an answer in one line.' : flag.how}</p>}
          {flag.state === 'stop' ? <p className="pt-1 font-medium">This cannot be signed past while it is raised.</p> : null}
          {flag.state === 'open' && draft.isMine ? (
            <form className="flex flex-wrap items-start gap-2 pt-2" onSubmit={(event) => { event.preventDefault(); void answer(flag.flag); }}>
              <TextArea className="flex-1 basis-52" aria-label={`What was done: ${flag.title}`} placeholder="What was done, in one line" rows={1} value={answers[flag.flag] ?? ''} onChange={(event) => { setAnswers({ ...answers, [flag.flag]: event.target.value }); }} />
              <Button type="submit" disabled={sending !== null || (answers[flag.flag] ?? '').trim() === ''}>{sending === flag.flag ? 'Answering' : 'Answer'}</Button>
            </form>
          ) : null}
          {refused?.flag === flag.flag ? <p className="pt-1 text-stop" role="alert">{refused.why}</p> : null}
        </Notice>
      ))}
    </section>
  );
}
