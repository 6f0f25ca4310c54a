import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { RouterOutputs } from '../../trpc/use-trpc';
import { useTRPC } from '../../trpc/use-trpc';

export type Found = RouterOutputs['reports']['getLookBack'];
/** Chosen in place of a report: the onset that the headline names. */
export const ONSET = 'onset';
/** Whose chart, and as of when. */
export type Of = { readonly patientId: string; readonly asKnownOn: string | null };

export type LookBackState = {
  /** Id of the report that is looked back from, or `ONSET`. */
  readonly selected: string | null;
  readonly found: Found | null;
  readonly failed: boolean;
  readonly again: () => void;
  /** Selects a report, or the onset; the same one again lets go of it. */
  readonly select: (chosen: string) => void;
  readonly clear: () => void;
};

/** The report or the onset that was chosen, and what the server says came before it. */
export function useLookBack({ patientId, asKnownOn }: Of): LookBackState {
  const trpc = useTRPC();
  const [selected, setSelected] = useState<string | null>(null);
  const query = useQuery({
    ...trpc.reports.getLookBack.queryOptions({ patientId, ...(selected === null || selected === ONSET ? {} : { reportId: selected }), ...(asKnownOn === null ? {} : { asKnownOn }) }),
    enabled: selected !== null,
  });
  const select = useCallback((chosen: string) => {
    setSelected((before) => (before === chosen ? null : chosen));
  }, []);
  const clear = useCallback(() => {
    setSelected(null);
  }, []);
  const { refetch } = query;
  const again = useCallback(() => {
    void refetch();
  }, [refetch]);
  return { selected, found: selected === null ? null : (query.data ?? null), failed: selected !== null && query.isError, again, select, clear };
}
