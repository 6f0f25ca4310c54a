'use client';

import { useMutation } from '@tanstack/react-query';
import type { ReportRequests } from '@/server/contracts/report-request';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { FieldError } from '../ui/field';
import { Notice } from '../ui/notice';
import { EVERY_WORDS } from './request-words';

type Props = { readonly patientId: string; readonly rhythm: NonNullable<ReportRequests['rhythm']>; readonly onEnded: (next: ReportRequests) => void };

/** What asks by itself, and when next. */
export function RhythmLine({ patientId, rhythm, onEnded }: Props) {
  const trpc = useTRPC();
  const end = useMutation(trpc.reportRequests.endRhythm.mutationOptions());
  return (
    <Notice icon="clock" acts={<Button size="sm" disabled={end.isPending} onClick={() => void end.mutateAsync({ patientId }).then(onEnded)}>Stop asking</Button>}>
      <p className="font-medium">{EVERY_WORDS[rhythm.every]}, since <DateText day={rhythm.startsOn} />, by {rhythm.by}.</p>
      <p className="text-ink-2">
        {rhythm.nextOn === null ? 'The signed plan has no report due.' : <>Next <DateText day={rhythm.nextOn} form="act" />; </>}
        {rhythm.nextOn === null ? '' : rhythm.byMail ? 'the link goes by e-mail.' : 'the link waits here to be handed over.'}
      </p>
      {end.isError ? <FieldError>{readRefusal(end.error).message}</FieldError> : null}
    </Notice>
  );
}
