'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTRPC } from '../trpc/use-trpc';
import { readRefusal } from '../trpc/refusal';
import { Button } from '../ui/button';
import { Sheet } from '../ui/dialog';
import { Notice } from '../ui/notice';
import { ReferenceEntry } from './reference-entry';

/** Opens the reference behind a chip at the edge of the screen, so that nobody loses their place. */
export function ReferenceDrawer({ children }: { readonly children: ReactNode }) {
  const [id, setId] = useState<string | null>(null);
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = area.current;
    const open = (event: MouseEvent): void => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0 || !(event.target instanceof Element)) return;
      const chip = event.target.closest<HTMLElement>('[data-reference]');
      if (chip?.dataset['reference'] === undefined) return;
      event.preventDefault();
      setId(chip.dataset['reference']);
    };
    element?.addEventListener('click', open);
    return () => element?.removeEventListener('click', open);
  }, []);
  return (
    <div ref={area}>
      {children}
      {id === null ? null : (
        <Opened
          id={id}
          onClose={() => {
            setId(null);
          }}
        />
      )}
    </div>
  );
}

function Opened({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const trpc = useTRPC();
  const { data, error, refetch } = useQuery(trpc.references.get.queryOptions({ id }, { staleTime: Infinity }));
  return (
    <Sheet
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={data?.title ?? 'Reference'}
    >
      {error !== null ? (
        <Notice kind="stop" acts={<Button size="sm" onClick={() => void refetch()}>Try again</Button>}>{readRefusal(error).message}</Notice>
      ) : data === undefined ? (
        <p className="text-sm text-ink-3">Reading the entry</p>
      ) : (
        <ReferenceEntry reference={data} />
      )}
    </Sheet>
  );
}
