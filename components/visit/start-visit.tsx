'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { readRefusal } from '../trpc/refusal';
import { useTRPCClient } from '../trpc/use-trpc';
import type { RouterInputs } from '../trpc/use-trpc';
import { Button } from '../ui/button';

type Planned = NonNullable<RouterInputs['visits']['save']['fields']['plan']>;

type StartVisitProps = { readonly patientId: string; readonly planned?: Planned | undefined; readonly disabled?: boolean; readonly children: string };

/** Opens the author's draft of this patient, begun when there is none; with a plan, the option and the plan are chosen in it. */
export function StartVisit({ patientId, planned, disabled = false, children }: StartVisitProps) {
  const client = useTRPCClient();
  const router = useRouter();
  const opening = useMutation({
    mutationFn: async () => {
      const draft = await client.visits.open.mutate({ patientId });
      if (planned !== undefined) {
        const { decision } = draft.fields;
        const others = decision?.kind === 'options' ? decision.options.filter((option) => option !== planned.option) : [];
        await client.visits.save.mutate({ patientId, visitId: draft.visitId, version: draft.version, fields: { ...draft.fields, decision: { kind: 'options', options: [...others, planned.option], why: decision?.kind === 'options' ? decision.why : null }, plan: planned } });
      }
      return draft.visitId;
    },
    onSuccess: (visitId) => {
      router.push(`/visits/${visitId}`);
    },
  });
  return (
    <>
      <Button look="primary" disabled={disabled || opening.isPending || opening.isSuccess} onClick={() => { opening.mutate(); }}>{opening.isPending || opening.isSuccess ? 'Opening' : children}</Button>
      {opening.isError ? <span role="alert" className="text-xs text-stop">{readRefusal(opening.error).message}</span> : null}
    </>
  );
}
