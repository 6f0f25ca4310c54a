import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { RouterOutputs } from '../../trpc/use-trpc';
import { useTRPC } from '../../trpc/use-trpc';

export type Found = RouterOutputs['reports']['getLookBack'];
/** Whose chart, and as of when. */
export type Of = { readonly patientId: string; readonly asKnownOn: string | null };

export type LookBackState = {
  /** Id of the report that is looked back from. */
  readonly selected: string | null;
  readonly found: Found | null;
  readonly failed: boolean;
  readonly again: () => void;
  /** Selects a report; the same one again lets go of it. */
  readonly select: (report: string) => void;
  readonly clear: () => void;
};

/** The report that was chosen, and what the server says came before it. */
export function useLookBack({ patientId, asKnownOn }: Of): LookBackState {
  const trpc = useTRPC();
  const [selected, setSelected] = useState<string | null>(null);
  const query = useQuery({
    ...trpc.reports.getLookBack.queryOptions({ patientId, reportId: selected ?? '', ...(asKnownOn === null ? {} : { asKnownOn }) }),
    enabled: selected !== null,
  });
  const select = useCallback((report: string) => {
    setSelected((before) => (before === report ? null : report));
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
