'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { usePatientActed } from '../patient/use-patient-act';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { Notice } from '../ui/notice';
import { useHeldFocus } from '../ui/use-held-focus';
import { WhoAnswers } from './who-answers';

type NaranjoAnswerProps = {
  readonly patientId: string;
  readonly question: number;
  readonly answer: 'yes' | 'no' | null;
  /** Who answered on this worksheet, and when; `null` while the chart answers or nobody does. */
  readonly said: { readonly id: string; readonly on: string | null; readonly by: string | null } | null;
  readonly mayAnswer: boolean;
};
const CHOICES = [['no', 'No'], ['yes', 'Yes'], ['unknown', 'Still unknown']] as const;

/** An answer to one question: one click while it is open, one more to change what the chart says, and Undo after it. */
export function NaranjoAnswer({ patientId, question, answer, said, mayAnswer }: NaranjoAnswerProps) {
  const trpc = useTRPC();
  const { acted, redrawing } = usePatientActed();
  const [changing, setChanging] = useState(false);
  const box = useHeldFocus<HTMLDivElement>();
  const record = useMutation(
    trpc.worksheets.answerNaranjo.mutationOptions({
      onSuccess: () => {
        setChanging(false);
        acted();
      },
    }),
  );
  const withdraw = useMutation(trpc.questions.withdraw.mutationOptions({ onSuccess: acted }));
  const busy = record.isPending || withdraw.isPending || redrawing;
  const failure = record.error ?? withdraw.error;
  const asks = said === null && (answer === null || changing);
  return (
    <div {...box} className="mt-1" aria-live="polite">
      {asks || (answer === null && said === null) ? null : <span className="text-sm text-ink-2">{answer === 'yes' ? 'Yes' : answer === 'no' ? 'No' : 'Still unknown'}. </span>}
      {said !== null && mayAnswer ? (
        <span className="text-sm text-ink-2">
          {said.by === null ? 'Answered' : `By ${said.by}`}{said.on === null ? '' : <>, <DateText day={said.on} /></>}.{' '}
          <button type="button" className="link text-ink-1" disabled={busy} onClick={() => { withdraw.mutate({ patientId, confirmationId: said.id }); }}>Undo</button>
        </span>
      ) : !mayAnswer ? (
        answer === null ? <WhoAnswers /> : null
      ) : asks ? (
        <div className="flex flex-wrap gap-2 print:hidden" role="group" aria-label={`Answer to question ${question}`}>
          {CHOICES.map(([value, label]) => (
            <Button key={value} size="sm" className="min-w-14 text-sm font-text" disabled={busy} onClick={() => { record.mutate({ patientId, question, answer: value }); }}>{label}</Button>
          ))}
        </div>
      ) : (
        <button type="button" className="link text-xs text-ink-2 print:hidden" onClick={() => { setChanging(true); }}>Answer otherwise</button>
      )}
      {failure === null ? null : <Notice kind="stop" role="alert" className="mt-2">{readRefusal(failure).message}</Notice>}
    </div>
  );
}
