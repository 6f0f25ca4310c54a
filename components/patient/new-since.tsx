'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { usePatientActed } from './use-patient-act';

const EVERY_MS = 15_000;

/** Asks now and then whether the chart changed since it was drawn; says by whom and when, and changes nothing by itself. */
export function NewSince({ patientId, since }: { readonly patientId: string; readonly since: string }) {
  const trpc = useTRPC();
  const { acted, redrawing } = usePatientActed();
  const { data } = useQuery(trpc.workspace.changes.queryOptions({ patientId, since }, { refetchInterval: EVERY_MS, staleTime: EVERY_MS, refetchOnMount: false, retry: false }));
  if (data === undefined || data.last === null) return null;
  return (
    <Notice kind="caution" role="status" className="mx-4 mt-3 md:mx-6 print:hidden" acts={<Button size="sm" disabled={redrawing} onClick={acted}>{redrawing ? 'Reading' : 'Show what is new'}</Button>}>
      {data.last.by} changed this chart at {data.last.at}. What you see is older; what you typed stays when it is drawn anew.
    </Notice>
  );
}
