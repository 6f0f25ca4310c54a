'use client';

import { useQuery } from '@tanstack/react-query';
import { UsedInLine } from '../evidence/used-in';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { Sheet } from '../ui/dialog';
import { Notice } from '../ui/notice';
import { ReferenceEntry } from './reference-entry';

/** The entry of one reference at the edge of the screen. */
export function ReferenceSheet({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.evidence.reference.queryOptions({ id }, { staleTime: Infinity }));
  return (
    <Sheet
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={data?.reference.title ?? 'Reference'}
    >
      {error !== null ? (
        <Notice kind="stop" acts={<Button size="sm" onClick={() => void refetch()}>Try again</Button>}>{readRefusal(error).message}</Notice>
      ) : data === undefined ? (
        <p className="text-sm text-ink-3">Reading the entry</p>
      ) : (
        <><ReferenceEntry reference={data.reference} /><UsedInLine entry={data} /></>
      )}
    </Sheet>
  );
}
