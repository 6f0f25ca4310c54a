'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { readRefusal } from '../trpc/refusal';
import { useTRPCClient } from '../trpc/use-trpc';
import type { RouterInputs, RouterOutputs } from '../trpc/use-trpc';
import { Button } from '../ui/button';

type Planned = NonNullable<RouterInputs['visits']['save']['fields']['plan']>;

type Draft = RouterOutputs['visits']['open'];
const optionsBut = ({ fields: { decision } }: Draft, planned: Planned['option']): readonly Planned['option'][] => (decision?.kind === 'options' ? decision.options.filter((option) => option !== planned) : []);

type StartVisitProps = { readonly patientId: string; readonly planned?: Planned | undefined; readonly disabled?: boolean; readonly children: string };

/** Opens the author's draft of this patient, begun when there is none; with a plan, the option and the plan are chosen in it. */
export function StartVisit({ patientId, planned, disabled = false, children }: StartVisitProps) {
  const client = useTRPCClient();
  const router = useRouter();
  const opening = useMutation({
    mutationFn: async () => {
      const draft = await client.visits.open.mutate({ patientId });
      if (planned !== undefined) {
        const save = (on: typeof draft) =>
          client.visits.save.mutate({ patientId, visitId: on.visitId, version: on.version, fields: { ...on.fields, decision: { kind: 'options', options: [...optionsBut(on, planned.option), planned.option], why: on.fields.decision?.kind === 'options' ? on.fields.decision.why : null }, plan: planned }, seen: on.mustLook ? null : { fingerprint: on.fingerprint } });
        const first = await save(draft);
        // Another window saved between opening and this: the plan goes onto what stands there now, and nothing of it is lost.
        const outcome = first.kind === 'saved' ? first : await save(first.theirs);
        if (outcome.kind === 'conflict') throw new Error('The draft is being written in another window. The plan was not taken; try again.');
      }
      return draft.visitId;
    },
    onSuccess: (visitId) => {
      router.push(`/visits/${visitId}`);
    },
  });
  return (
    <>
      <Button look="primary" data-palette={children} disabled={disabled || opening.isPending || opening.isSuccess} onClick={() => { opening.mutate(); }}>{opening.isPending || opening.isSuccess ? 'Opening' : children}</Button>
      {opening.isError ? <span role="alert" className="text-xs text-stop">{readRefusal(opening.error).message}</span> : null}
    </>
  );
}
