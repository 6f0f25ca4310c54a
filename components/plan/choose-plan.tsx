'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { readRefusal } from '../trpc/refusal';
import { useTRPCClient } from '../trpc/use-trpc';
import type { RouterOutputs } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { Field, FieldError, TextInput } from '../ui/field';
import { closedWord, isClosed, standingWord } from './standing';
import type { PlanStanding } from './standing';
import type { CurrentPlan } from './types';
import { withPlan } from './with-plan';

type Draft = RouterOutputs['visits']['open'];

const LONGEST = 400;
const MISSING = 'why-missing';

type ChoosePlanProps = { readonly patientId: string; readonly planned: Parameters<typeof withPlan>[1]; readonly standing: PlanStanding; readonly current: CurrentPlan; readonly disabled: boolean };

/** Chooses option and plan in the author's draft, begun when there is none. What is open is chosen by one press; what is closed on this chart with a reason alone, which is asked for in the same place. */
export function ChoosePlan({ patientId, planned, standing, current, disabled }: ChoosePlanProps) {
  const client = useTRPCClient();
  const router = useRouter();
  const told = current?.kind === 'draft' && current.asked?.option === planned.option ? (current.why ?? '') : '';
  const [asking, setAsking] = useState<string | null>(null);
  const act = useRef<HTMLButtonElement>(null);
  const left = useRef(false);
  useEffect(() => {
    if (left.current && asking === null) act.current?.focus({ preventScroll: true });
    left.current = asking !== null;
  }, [asking]);
  const choosing = useMutation({
    mutationFn: async (why: string | null) => {
      const [draft, now] = await Promise.all([client.visits.open.mutate({ patientId }), client.plan.preview.query({ patientId, ...planned })]);
      // Closed since this page was made, as its option or by a medicine that is planned: nothing is chosen before somebody has seen that.
      const as = closedWord(now.standing);
      if (why === null && as !== null) return { kind: 'closed', as: as.toLowerCase() } as const;
      const save = (on: Draft) => client.visits.save.mutate({ patientId, visitId: on.visitId, version: on.version, fields: withPlan(on.fields, planned, { why, told }), seen: on.mustLook ? null : { fingerprint: on.fingerprint } });
      const first = await save(draft);
      // Another window saved between opening and this: the plan goes onto what stands there now, and nothing of it is lost.
      const outcome = first.kind === 'saved' ? first : await save(first.theirs);
      if (outcome.kind === 'conflict') throw new Error('The draft is being written in another window. The plan was not taken; try again.');
      return { kind: 'chosen', visitId: draft.visitId } as const;
    },
    onSuccess: (done) => {
      if (done.kind === 'chosen') router.push(`/visits/${done.visitId}`);
      else setAsking(done.as);
    },
  });
  const isBusy = choosing.isPending || choosing.data?.kind === 'chosen';
  const { status, takenOver } = standing;
  const closed = isClosed(status);
  const words = closed ? 'Choose although closed' : status === 'ask-first' && takenOver.length > 0 ? `Choose with ${takenOver.length} not known` : 'Choose this plan';
  const failed = choosing.isError ? <span role="alert" className="text-xs text-stop">{readRefusal(choosing.error).message}</span> : null;
  if (asking !== null) {
    return <><Reason although={asking} told={told} disabled={disabled} busy={isBusy} onGiven={(why) => { choosing.mutate(why); }} onLeave={() => { setAsking(null); }} />{failed}</>;
  }
  return (
    <>
      <Button
        ref={act}
        look={status === 'fits' || status === 'with-caution' ? 'primary' : 'plain'}
        data-palette={words}
        disabled={disabled || isBusy}
        onClick={() => {
          if (closed) setAsking(standingWord(standing).toLowerCase());
          else choosing.mutate(null);
        }}
      >
        {isBusy ? 'Opening' : words}
      </Button>
      {failed}
    </>
  );
}

type ReasonProps = { readonly although: string; readonly told: string; readonly disabled: boolean; readonly busy: boolean; readonly onGiven: (why: string) => void; readonly onLeave: () => void };

function Reason({ although, told, disabled, busy, onGiven, onLeave }: ReasonProps) {
  const [why, setWhy] = useState(told);
  const [isMissing, setIsMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // The bar stays where it is, and so does what the page shows above it.
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
  }, []);
  const isWrong = isMissing && why.trim() === '';
  return (
    <form
      className="plan-why flex min-w-0 basis-full flex-wrap items-end gap-x-3 gap-y-2 py-1"
      onSubmit={(event) => {
        event.preventDefault();
        if (why.trim() === '') {
          setIsMissing(true);
          field.current?.focus();
        } else onGiven(why.trim());
      }}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onLeave();
      }}
    >
      <Field label={`Chosen although ${although}. Why?`} hint="It stands in the note; without it nothing is signed." className="min-w-0 flex-1 basis-72">
        {(aria) => <TextInput {...aria} {...(isWrong && { 'aria-invalid': true, 'aria-describedby': MISSING })} ref={field} maxLength={LONGEST} autoComplete="off" value={why} onChange={(event) => { setWhy(event.target.value); }} />}
      </Field>
      <Button type="submit" disabled={disabled || busy}>{busy ? 'Opening' : 'Choose with this reason'}</Button>
      <Button look="quiet" disabled={busy} onClick={onLeave}>Do not choose</Button>
      {isWrong ? <div className="basis-full"><FieldError id={MISSING}>Say why, in a line.</FieldError></div> : null}
    </form>
  );
}
