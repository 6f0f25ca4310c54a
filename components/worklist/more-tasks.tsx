'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import type { WorkFilter } from './filter';
import { TaskList } from './task-list';
import type { Picking } from './task-list';
import { SECTION } from './words';

type Props = { readonly section: keyof typeof SECTION; readonly filter: WorkFilter; readonly cursor: string } & Picking;

/** The rest of one part of the list, a page at a time when asked for. */
export function MoreTasks({ section, filter, cursor, ...picking }: Props) {
  const trpc = useTRPC();
  const options = trpc.worklist.more.infiniteQueryOptions({ section, owner: filter.owner, act: filter.act }, { getNextPageParam: ({ next }) => next, initialCursor: cursor, enabled: false, retry: false });
  const { data, error, fetchNextPage, refetch, hasNextPage, isFetching } = useInfiniteQuery(options);
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="flex flex-col items-start gap-2 pt-2">
      {rows.length === 0 ? null : <div className="w-full"><TaskList label={`${SECTION[section].title}, continued`} rows={rows} {...picking} /></div>}
      {error === null ? null : <Notice kind="stop" role="alert">{readRefusal(error).message}</Notice>}
      {data !== undefined && !hasNextPage ? null : <Button size="sm" disabled={isFetching} onClick={() => void (data === undefined ? refetch() : fetchNextPage())}>{isFetching ? 'Reading' : 'Show more'}</Button>}
    </div>
  );
}
