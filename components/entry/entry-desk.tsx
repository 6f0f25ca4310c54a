'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Workspace } from '@/server/contracts/workspace';
import { usePatientActed } from '../patient/use-patient-act';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { Sheet } from '../ui/dialog';
import { Notice } from '../ui/notice';
import type { Entry } from './entry';
import type { Saved } from './entry-props';
import { OpenEntry } from './open-entry';
import { SavedNotice } from './saved-notice';
import { useEntry } from './use-entry';
import { WhoLine } from './who-line';

/**
 * The place of a patient's screen where forms open and where it is said what was saved. `EntryLink` opens one from
 * anywhere on the page.
 */
export function EntryDesk({ workspace }: { readonly workspace: Workspace }) {
  const trpc = useTRPC();
  const { entry, open, close } = useEntry();
  const { acted } = usePatientActed();
  const [last, setLast] = useState<Saved | null>(null);
  const catalog = useQuery(trpc.catalog.get.queryOptions(undefined, { staleTime: Infinity, enabled: entry !== null }));

  const onSaved = (saved: Saved) => {
    setLast(saved);
    // First the address, so that the page is drawn again once and not for the form that is gone.
    close();
    acted();
  };
  const onInstead = (next: Entry) => {
    close();
    open(next);
  };

  return (
    <>
      {last === null ? null : (
        <SavedNotice
          saved={last}
          patientId={workspace.patient.id}
          onUndone={(said, after) => {
            setLast({ said, workspace: after, made: null });
            acted();
          }}
          onDismiss={() => {
            setLast(null);
          }}
        />
      )}
      {entry === null ? null : catalog.data === undefined ? (
        <Sheet open onOpenChange={close} title="Opening the form" description={<WhoLine patient={workspace.patient} />}>
          {catalog.isError ? (
            <Notice kind="stop" role="alert" acts={<Button size="sm" onClick={() => void catalog.refetch()}>Try again</Button>}>
              {readRefusal(catalog.error).message}
            </Notice>
          ) : (
            <div role="status" aria-label="Loading" className="flex flex-col gap-4">
              {[0, 1, 2].map((row) => (
                <span key={row} className="flex flex-col gap-2">
                  <span className="h-3 w-24 rounded-1 bg-skeleton" />
                  <span className="h-target rounded-2 bg-skeleton" />
                </span>
              ))}
            </div>
          )}
        </Sheet>
      ) : (
        <OpenEntry
          key={`${entry.kind}-${entry.of ?? ''}`}
          kind={entry.kind}
          workspace={workspace}
          catalog={catalog.data}
          of={entry.of}
          onSaved={onSaved}
          onClose={close}
          onInstead={onInstead}
        />
      )}
    </>
  );
}
