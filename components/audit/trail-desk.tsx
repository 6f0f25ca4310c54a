'use client';

import { useLayoutEffect, useRef, useState } from 'react';
import type { AuditFilter, AuditPage } from '@/server/contracts/audit';
import { readRefusal } from '../trpc/refusal';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { useHeldFocus } from '../ui/use-held-focus';
import { AboutPatient } from './about-patient';
import { TrailForm } from './trail-form';
import { TrailTable } from './trail-table';
import { TrailExport } from './trail-export';
import { useTrail } from './use-trail';

/** The audit trail of the clinic: looked through, read beside one patient, taken away as a file. */
export function TrailDesk({ first }: { readonly first: AuditPage }) {
  const [filter, setFilter] = useState<AuditFilter>({});
  const { rows, about, error, isFetching, isPlaceholderData, hasNextPage, fetchNextPage, refetch } = useTrail(filter, first);
  const patients = about?.patients ?? [];
  const refusal = error === null ? null : readRefusal(error);
  const more = useRef<HTMLButtonElement>(null);
  const held = useHeldFocus<HTMLDivElement>();
  // The rows that come push the button down: by keys it stays in view.
  useLayoutEffect(() => {
    if (more.current?.matches(':focus-visible') === true) more.current.scrollIntoView({ block: 'nearest' });
  }, [rows.length]);
  return (
    <div className="flex flex-col gap-5">
      <TrailForm onFilter={setFilter} busy={isFetching} />
      {refusal === null ? null : (
        <Notice kind="stop" role="alert" acts={<Button size="sm" onClick={() => void refetch()}>Try again</Button>}>{refusal.message}</Notice>
      )}
      {patients.length > 1 ? <Notice>These words mean {patients.length} patients: {patients.map(({ displayName, number }) => (number === null ? displayName : `${displayName} (${number})`)).join('; ')}. Add the number for one of them.</Notice> : null}
      {about !== null && patients.length === 1 ? <AboutPatient page={about} /> : null}
      <section aria-labelledby="trail" aria-busy={isFetching}>
        <div className="mb-2 flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <h2 id="trail" className="text-lg font-strong">What was done</h2>
          <p role="status" className="grow text-xs text-ink-3">{isPlaceholderData ? 'Reading' : rows.length === 0 ? 'Nothing found' : `${rows.length} rows, the newest first${hasNextPage ? '; there are more' : ''}`}</p>
          <TrailExport filter={filter} />
        </div>
        {rows.length === 0 && !isPlaceholderData ? <p className="text-sm text-ink-2">No act fits these words and days.</p> : <TrailTable rows={rows} />}
        <div {...held}>{hasNextPage ? <Button ref={more} className="mt-3 print:hidden" onClick={() => void fetchNextPage()} aria-disabled={isFetching}>Show more</Button> : null}</div>
      </section>
    </div>
  );
}
