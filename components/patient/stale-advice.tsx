'use client';

import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import type { Changes } from '@/server/contracts/workspace';
import type { OptionChange } from '../assessment/advice-change';
import { useAfterChanges } from '../shell/clinic-events';
import { useTRPC } from '../trpc/use-trpc';
import type { RouterInputs } from '../trpc/use-trpc';
import { useIdlePart } from '../ui/use-idle-part';

const loadLines = () => import('../assessment/advice-change');
type Lines = Awaited<ReturnType<typeof loadLines>>;

/** The stream of the clinic tells at once; this is for a stream that is cut without knowing it. */
const EVERY_MS = 15_000;
/** An act of this very page draws it anew within this time, and is no news. */
const SETTLED_MS = 1_500;

const Stale = createContext<Changes | null>(null);
const StaleLines = createContext<Lines | null>(null);

type StaleAdviceProps = {
  readonly patientId: string;
  readonly since: string;
  readonly shown: NonNullable<RouterInputs['workspace']['changes']['shown']>;
  readonly children: ReactNode;
};

/** Asks now and then whether the advice on the screen is another by now, through a person, midnight or a release; changes nothing by itself. */
export function StaleAdvice({ patientId, since, shown, children }: StaleAdviceProps) {
  const trpc = useTRPC();
  const { data, refetch } = useQuery(
    trpc.workspace.changes.queryOptions(
      { patientId, since, shown },
      // What is known to be old need not be asked about again: each such answer opens the chart.
      { refetchInterval: ({ state }) => (state.data === undefined || state.data.last === null ? EVERY_MS : false), staleTime: EVERY_MS, refetchOnMount: false, refetchOnWindowFocus: ({ state }) => state.data === undefined || state.data.last === null, retry: false },
    ),
  );
  useAfterChanges(() => void refetch(), { concerns: (event) => event === null || event.patientId === patientId, quietMs: SETTLED_MS });
  const changes = data === undefined || data.last === null ? null : data;
  const lines = useIdlePart(loadLines, changes !== null);
  return <StaleLines value={lines}><Stale value={changes}>{children}</Stale></StaleLines>;
}

/** What reads otherwise than this page; `null` while nothing does. */
export const useStaleAdvice = (): Changes | null => useContext(Stale);

/** On an option: how it reads by now, when that is not what stands here. */
export function StaleOption({ id }: { readonly id: OptionChange['id'] }) {
  const change = useContext(Stale)?.options.find((option) => option.id === id);
  const lines = useContext(StaleLines);
  return change === undefined || lines === null ? null : <span className="stale-option block print:hidden"><lines.OptionChangeLine change={change} tells="now" /></span>;
}
