'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Workspace } from '@/server/contracts/workspace';
import { useKeptWords } from '../entry/use-kept-words';
import { usePatientActed } from '../patient/use-patient-act';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { Field, TextInput } from '../ui/field';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';

type Sheet = Workspace['assessment']['worksheets']['whoUmc'];

/** The one category that the chart never proposes: a person who has seen a definite event says why. */
const NEEDS_REASON = 'certain';
const WORDS: Readonly<Record<string, string>> = { unassessable: 'Unassessable', conditional: 'Conditional', certain: 'Certain', probable: 'Probable', possible: 'Possible', unlikely: 'Unlikely' };

/** The categories in the order in which they are tested: the chart proposes one, the prescriber records one. */
export function CategoryRows({ patientId, sheet, mayAnswer }: { readonly patientId: string; readonly sheet: Sheet; readonly mayAnswer: boolean }) {
  const trpc = useTRPC();
  const { acted, redrawing } = usePatientActed();
  const record = useMutation(trpc.worksheets.recordCategory.mutationOptions({ onSuccess: acted }));
  const withdraw = useMutation(trpc.questions.withdraw.mutationOptions({ onSuccess: acted }));
  const [reasoning, setReasoning] = useState(false);
  const [reason, setReason, forgetReason] = useKeptWords(`why certain ${patientId}`);
  const busy = record.isPending || withdraw.isPending || redrawing;
  const failure = record.error ?? withdraw.error;
  const refusal = failure === null ? null : readRefusal(failure);
  const { recorded } = sheet;
  return (
    <>
      <ul className="text-sm">
        {sheet.items.map(({ id, question, answer }) => (
          <li key={id} className="flex flex-wrap items-start gap-x-3 gap-y-1 border-t border-line py-2 first:border-t-0">
            <Icon name={recorded?.id === id ? 'present' : answer === 'yes' ? 'fits' : answer === 'no' ? 'absent' : 'unknown'} className="mt-px" />
            <div className="min-w-40 flex-1">
              <p className="font-medium">{WORDS[id] ?? id}{answer === 'yes' ? <span className="text-xs font-text text-ink-3">, what the chart points to</span> : null}</p>
              <p className="text-xs text-pretty text-ink-2">{question}</p>
              {recorded?.id === id ? (
                <p className="text-xs text-ink-2" aria-live="polite">
                  Recorded{recorded.by === null ? '' : ` by ${recorded.by}`}, <DateText day={recorded.on} />.{recorded.reason === null ? '' : ` ${recorded.reason}`}{' '}
                  {mayAnswer ? <button type="button" className="link text-ink-1" disabled={busy} onClick={() => { withdraw.mutate({ patientId, confirmationId: recorded.confirmation }); }}>Undo</button> : null}
                </p>
              ) : null}
              {id === NEEDS_REASON && reasoning ? (
                <form
                  className="mt-1 flex flex-wrap items-end gap-2"
                  onSubmit={(event) => {
                    event.preventDefault();
                    record.mutate({ patientId, category: id, reason }, { onSuccess: () => { setReasoning(false); forgetReason(); } });
                  }}
                >
                  <Field label="Why it is certain" error={refusal?.fields.reason} className="min-w-40 flex-1">{(aria) => <TextInput {...aria} maxLength={140} value={reason} onChange={(event) => { setReason(event.target.value); }} />}</Field>
                  <Button type="submit" size="sm" disabled={busy}>Record</Button>
                </form>
              ) : null}
            </div>
            {mayAnswer && recorded?.id !== id ? (
              <Button
                size="sm"
                className="text-sm font-text print:hidden"
                disabled={busy}
                aria-label={`Record ${WORDS[id] ?? id}`}
                onClick={() => {
                  if (id === NEEDS_REASON) setReasoning(true);
                  else record.mutate({ patientId, category: id, reason: null });
                }}
              >
                Record
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {refusal === null || refusal.fields.reason !== undefined ? null : <Notice kind="stop" role="alert" className="mt-2">{refusal.message}</Notice>}
    </>
  );
}
