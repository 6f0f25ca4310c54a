'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useCallback, useTransition } from 'react';
import { useTRPC } from '../trpc/use-trpc';

/**
 * What follows every act on a patient. The pages are drawn by the server, so the fresh assessment arrives by drawing
 * them again; anything read in the browser about this patient is read again too.
 */
export function usePatientActed(): { readonly acted: () => void; readonly redrawing: boolean } {
  const router = useRouter();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [redrawing, startTransition] = useTransition();
  const acted = useCallback(() => {
    startTransition(() => {
      router.refresh();
    });
    void queryClient.invalidateQueries(trpc.workspace.pathFilter());
    void queryClient.invalidateQueries(trpc.patients.pathFilter());
    void queryClient.invalidateQueries(trpc.plan.pathFilter());
  }, [router, queryClient, trpc]);
  return { acted, redrawing };
}
