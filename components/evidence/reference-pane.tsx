'use client';

import { useQuery } from '@tanstack/react-query';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { PaneEntry } from './pane-entry';

/** The entry of a work that was asked for after the page was drawn. */
export function ReferencePane({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.evidence.reference.queryOptions({ id }, { staleTime: Infinity }));
  if (error !== null) return <Notice kind="stop" role="alert" acts={<Button size="sm" onClick={() => void refetch()}>Try again</Button>}>{readRefusal(error).message}</Notice>;
  return <div aria-live="polite">{data === undefined ? <p className="text-sm text-ink-3">Reading the entry</p> : <PaneEntry entry={data} />}</div>;
}
