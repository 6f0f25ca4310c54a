import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { shelve } from '../assessment/reference-types';
import type { Reference, ReferenceShelf } from '../assessment/reference-types';
import { useTRPC } from '../trpc/use-trpc';

/** References of what is shown; those that are not known yet are fetched. */
export function useShelf(ids: readonly string[], first: readonly Reference[]): ReferenceShelf {
  const trpc = useTRPC();
  const known = useMemo(() => shelve(first), [first]);
  const missing = ids.filter((id) => !known.has(id));
  const query = useQuery({ ...trpc.references.list.queryOptions({ ids: missing, limit: 400 }, { placeholderData: keepPreviousData, staleTime: Number.POSITIVE_INFINITY }), enabled: missing.length > 0 });
  return useMemo(() => new Map([...known, ...shelve(query.data?.items ?? [])]), [known, query.data]);
}
