'use client';

import { useMutation } from '@tanstack/react-query';
import type { ReportAlert, ReportRequests } from '@/server/contracts/report-request';
import { useKeptWords } from '../entry/use-kept-words';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { Field, FieldError, TextArea } from '../ui/field';
import { Notice } from '../ui/notice';

type Props = { readonly patientId: string; readonly alert: ReportAlert; readonly mayAnswer: boolean; readonly onAnswered: (next: ReportRequests) => void };

/** A red-flag answer that waits for a prescriber's assessment; nothing else takes it off the home page. */
export function AlertRow({ patientId, alert, mayAnswer, onAnswered }: Props) {
  const trpc = useTRPC();
  const answer = useMutation(trpc.reportRequests.answerAlert.mutationOptions());
  const [words, setWords, forgetWords] = useKeptWords(`assessment of ${alert.id}`);
  return (
    <Notice kind="stop">
      <p className="font-medium">{alert.title}</p>
      <p>{alert.message}</p>
      <p className="text-xs">Answered{alert.answer === null ? null : <> “{alert.answer}”</>} by the patient <DateText day={alert.raised.on} /> {alert.raised.at}.{alert.due === null ? '' : <> Contact due by <DateText day={alert.due.on} /> {alert.due.at}.</>}</p>
      {mayAnswer ? (
        <div className="mt-2 flex flex-col gap-2">
          <Field label="What was found and done">{(aria) => <TextArea {...aria} value={words} onChange={(event) => setWords(event.target.value)} />}</Field>
          {answer.isError ? <FieldError>{readRefusal(answer.error).message}</FieldError> : null}
          <Button className="self-start" disabled={answer.isPending || words.trim() === ''} onClick={() => void answer.mutateAsync({ patientId, alertId: alert.id, assessment: words }).then((next) => { forgetWords(); onAnswered(next); })}>Record the assessment</Button>
        </div>
      ) : <p className="text-xs">A prescriber’s recorded assessment takes this off the home page.</p>}
    </Notice>
  );
}
