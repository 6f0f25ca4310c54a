'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { PatientIdentity } from '@/server/contracts/patient';
import { ShownChart } from '../patient/shown-chart';
import { shownChart } from '../patient/shown-chart-store';
import { usePatientActed } from '../patient/use-patient-act';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { Sheet } from '../ui/dialog';
import { Notice } from '../ui/notice';
import type { Entry } from './entry';
import type { EntryProps } from './entry-props';
import { OpenEntry } from './open-entry';
import { WhoLine } from './who-line';

type EntryOpeningProps = Pick<EntryProps, 'onSaved' | 'onClose' | 'onInstead'> & { readonly entry: Entry; readonly patient: PatientIdentity };

/** Reads the chart as it stands when the form opens, once: a later reading may not replace a form that is being filled in. */
const ONCE = { staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false } as const;

export function EntryOpening({ entry, patient, onSaved, onClose, onInstead }: EntryOpeningProps) {
  const trpc = useTRPC();
  const { acted } = usePatientActed();
  const catalog = useQuery(trpc.catalog.get.queryOptions(undefined, { staleTime: Infinity }));
  const workspace = useQuery(trpc.workspace.get.queryOptions({ patientId: patient.id }, ONCE));
  const newest = workspace.data?.assessment.fingerprint;
  // A form never stands over an older state of the page behind it.
  useEffect(() => {
    const seen = shownChart();
    if (newest !== undefined && seen !== null && seen.patientId === patient.id && seen.fingerprint !== newest) acted();
  }, [newest, patient.id, acted]);
  if (catalog.data !== undefined && workspace.data !== undefined) {
    return (
      <>
        <ShownChart patientId={patient.id} fingerprint={workspace.data.assessment.fingerprint} asOf={workspace.data.asOf} />
        <OpenEntry kind={entry.kind} of={entry.of} workspace={workspace.data} catalog={catalog.data} onSaved={onSaved} onClose={onClose} onInstead={onInstead} />
      </>
    );
  }
  const failure = catalog.error ?? workspace.error;
  const again = () => {
    void (catalog.isError ? catalog.refetch() : workspace.refetch());
  };
  return (
    <Sheet open onOpenChange={onClose} title="Opening the form" description={<WhoLine patient={patient} />}>
      {failure !== null ? (
        <Notice kind="stop" role="alert" acts={<Button size="sm" onClick={again}>Try again</Button>}>{readRefusal(failure).message}</Notice>
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
  );
}
