'use client';

import { useState } from 'react';
import { useKeptWords } from '../entry/use-kept-words';
import { readRefusal } from '../trpc/refusal';
import { useTRPCClient } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { TextArea } from '../ui/field';

type FlagAnswerFormProps = {
  readonly flag: { readonly flag: string; readonly title: string; readonly raisedHash: string; readonly maySettle?: boolean };
  readonly patientId: string;
  readonly placeholder: string;
  /** What an answer that leaves the flag open means, where that is more than the word says. */
  readonly staysOpen?: string;
  readonly onAnswered: () => void;
  /** What raised the flag is not what the screen showed: it is drawn anew, and the words stay. */
  readonly onOutdated: () => void;
};

/** One line, and what it means for the flag: which of the two is a choice of its own, so that none is the default. */
export function FlagAnswerForm({ flag: { flag, title, raisedHash, maySettle = true }, patientId, placeholder, staysOpen, onAnswered, onOutdated }: FlagAnswerFormProps) {
  const client = useTRPCClient();
  const [what, setWhat, forgetWhat] = useKeptWords(`answer to ${flag} of ${patientId}`);
  const [sending, setSending] = useState<boolean | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const answer = async (settled: boolean): Promise<void> => {
    setSending(settled);
    setRefused(null);
    try {
      await client.flags.answer.mutate({ patientId, flag, raisedHash, what, settled });
      forgetWhat();
      onAnswered();
    } catch (error) {
      const { code, message } = readRefusal(error);
      setRefused(message);
      if (code === 'chart-changed') onOutdated();
    } finally {
      setSending(null);
    }
  };
  const button = (settled: boolean, label: string) => (
    <Button aria-label={`${label}: ${title}`} disabled={sending !== null || what.trim() === ''} onClick={() => void answer(settled)}>{sending === settled ? 'Keeping' : label}</Button>
  );
  return (
    <div className="pt-2 print:hidden">
      <TextArea aria-label={`What was done: ${title}`} placeholder={placeholder} rows={2} value={what} onChange={(event) => { setWhat(event.target.value); }} />
      <div className="flex flex-wrap items-center gap-2 pt-2">
        {maySettle ? button(true, 'Settled') : null}
        {button(false, maySettle ? 'Stays open' : 'Looked at')}
        {staysOpen === undefined ? null : <span className="min-w-0 flex-1 basis-52 text-xs text-ink-2">{maySettle ? 'Settled: what clears it was done. Stays open: ' : 'No answer settles this flag: it stays until the chart ends it. Looked at: '}{staysOpen}</span>}
      </div>
      {refused === null ? null : <p className="pt-1 text-stop" role="alert">{refused}</p>}
    </div>
  );
}
