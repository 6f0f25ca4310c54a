'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { readRefusal } from '../trpc/refusal';
import { useTRPCClient } from '../trpc/use-trpc';
import { Button } from '../ui/button';

type StartVisitProps = { readonly patientId: string; readonly children: string };

/** Opens the author's draft of this patient, begun when there is none. */
export function StartVisit({ patientId, children }: StartVisitProps) {
  const client = useTRPCClient();
  const router = useRouter();
  const opening = useMutation({
    mutationFn: async () => (await client.visits.open.mutate({ patientId })).visitId,
    onSuccess: (visitId) => {
      router.push(`/visits/${visitId}`);
    },
  });
  return (
    <>
      <Button look="primary" data-key="n" data-writes="" data-palette={children} disabled={opening.isPending || opening.isSuccess} onClick={() => { opening.mutate(); }}>{opening.isPending || opening.isSuccess ? 'Opening' : children}</Button>
      {opening.isError ? <span role="alert" className="text-xs text-stop">{readRefusal(opening.error).message}</span> : null}
    </>
  );
}
