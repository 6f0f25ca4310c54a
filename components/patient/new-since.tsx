'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Changes } from '@/server/contracts/workspace';
import { useClinicEvents } from '../shell/clinic-events';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { Notice } from '../ui/notice';
import { filledByWords } from './filled-by';
import { usePatientActed } from './use-patient-act';

/** The stream of the clinic tells at once; this is for a stream that is cut without knowing it. */
const EVERY_MS = 15_000;
/** An act of this very page draws it anew within this time, and is no news. */
const SETTLED_MS = 1_500;

/**
 * Asks now and then whether the chart changed since it was drawn; says which report arrived, or by whom and when it was changed. It lies
 * over the foot of the page and moves nothing under the pointer; the page changes when somebody asks for it.
 */
export function NewSince({ patientId, since }: { readonly patientId: string; readonly since: string }) {
  const trpc = useTRPC();
  const { acted, redrawing } = usePatientActed();
  const { data, refetch } = useQuery(trpc.workspace.changes.queryOptions({ patientId, since }, { refetchInterval: EVERY_MS, staleTime: EVERY_MS, refetchOnMount: false, retry: false }));
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined);
  useClinicEvents((event) => {
    if (event !== null && event.patientId !== patientId) return;
    clearTimeout(soon.current);
    soon.current = setTimeout(() => void refetch(), SETTLED_MS);
  });
  useEffect(() => () => { clearTimeout(soon.current); }, []);
  const last = data?.last ?? null;
  const isUrgent = data !== undefined && data.alerts > 0;
  return (
    // The live region is there before its words are, so that a reader hears them.
    <div className="pointer-events-none fixed inset-x-0 bottom-0 z-30 flex justify-center p-3 print:hidden">
      <div role={isUrgent ? 'alert' : 'status'} className="pointer-events-auto w-full max-w-180">
        {data === undefined || last === null ? null : (
          <Notice kind={isUrgent ? 'stop' : 'caution'} className="shadow-dialog" acts={<Button size="sm" disabled={redrawing} onClick={acted}>{redrawing ? 'Reading' : data.reports.length > 0 ? 'Show it' : 'Show what is new'}</Button>}>
            <News news={data} last={last} />
          </Notice>
        )}
      </div>
    </div>
  );
}

function News({ news: { reports, alerts }, last }: { readonly news: Changes; readonly last: NonNullable<Changes['last']> }) {
  if (reports.length === 0) return <>{last.by} changed this chart at {last.at}. What you see is older; what you typed stays when it is drawn anew.</>;
  return (
    <>
      {alerts === 0 ? null : <p className="font-medium">{alerts === 1 ? 'A red-flag answer waits' : `${alerts} red-flag answers wait`} for an assessment.</p>}
      {reports.map((report, place) => (
        <p key={place}>A new report of <DateText day={report.on} />, filled in {filledByWords(report)}, arrived at {report.at}.</p>
      ))}
    </>
  );
}
