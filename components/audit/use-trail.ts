'use client';

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { AuditFilter, AuditPage } from '@/server/contracts/audit';
import { useTRPC } from '../trpc/use-trpc';

/** The pages of the trail that a filter leaves, one after the other. */
export function useTrail(filter: AuditFilter, first: AuditPage) {
  const trpc = useTRPC();
  const isFirst = Object.keys(filter).length === 0;
  const query = useInfiniteQuery(
    trpc.audit.search.infiniteQueryOptions(filter, {
      getNextPageParam: ({ next }) => next,
      initialCursor: null,
      placeholderData: keepPreviousData,
      staleTime: 30_000,
      ...(isFirst && { initialData: { pages: [first], pageParams: [null] } }),
    }),
  );
  const pages = query.data?.pages ?? [];
  return { ...query, rows: pages.flatMap(({ rows }) => rows), about: pages[0] ?? null };
}
