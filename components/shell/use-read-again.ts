import { useQueryClient } from '@tanstack/react-query';
import type { Query } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { startTransition, useEffect, useState } from 'react';
import { shownChart } from '../patient/shown-chart-store';
import { onBack } from '../trpc/cut-off';
import { isSignedOut, readRefusal } from '../trpc/refusal';
import { useTRPCClient } from '../trpc/use-trpc';
import { heldWay } from './held-way';

const AGAIN_MS = 3_000;
const SAID_MS = 8_000;

/** Read once, as the chart under a form that is being filled in, it stays as it was read. */
const isLive = ({ observers }: Query): boolean => observers.some(({ options }) => options.refetchOnWindowFocus !== false);

type ReadAgain = 'reading' | 'unanswered' | 'read' | 'chart' | null;

/**
 * Reads again what the screen shows once the connection or the session is back, and says how far that is. What was typed
 * stays: the page is drawn anew around it. A chart is not: it names what changed, and the reader draws it.
 */
export function useReadAgain(): ReadAgain {
  const router = useRouter();
  const queries = useQueryClient();
  const client = useTRPCClient();
  const [state, setState] = useState<ReadAgain>(null);
  useEffect(() => {
    let turn = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async (): Promise<void> => {
      clearTimeout(timer);
      turn += 1;
      const mine = turn;
      // Whoever asked for another page meanwhile gets that one.
      const isLeaving = heldWay() === 'page';
      setState(isLeaving ? null : 'reading');
      // Asked first: a page that is drawn for nobody leads to the sign-in, and what was typed would be gone.
      const refusal = await client.me.get.query().then(() => null, readRefusal);
      if (mine !== turn) return;
      if (refusal !== null) {
        const isOver = isSignedOut(refusal.code);
        setState(isOver || heldWay() === 'page' ? null : 'unanswered');
        if (!isOver) timer = setTimeout(() => void read(), AGAIN_MS);
        return;
      }
      if (isLeaving) return;
      void queries.invalidateQueries({ predicate: isLive });
      if (shownChart() !== null) setState('chart');
      else {
        startTransition(() => {
          router.refresh();
          setState('read');
        });
      }
      timer = setTimeout(() => { setState(null); }, SAID_MS);
    };
    const leave = onBack(() => void read());
    return () => {
      turn += 1;
      clearTimeout(timer);
      leave();
    };
  }, [router, queries, client]);
  return state;
}
