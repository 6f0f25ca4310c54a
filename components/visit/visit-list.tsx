'use client';

import { useQuery } from '@tanstack/react-query';
import { RecordBlock } from '../patient/record-block';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { useIdlePart } from '../ui/use-idle-part';

const loadLines = () => import('./visit-lines');

/** The visits of a patient: the draft that goes on, drafts of others, and every signed note, the newest first. */
export function VisitList({ patientId }: { readonly patientId: string }) {
  const trpc = useTRPC();
  const list = useQuery(trpc.visits.list.queryOptions({ patientId }, { retry: false, refetchOnMount: 'always' }));
  const part = useIdlePart(loadLines, true);
  return <RecordBlock title="Visits and notes" add={null}><div className="min-h-11">{list.data === undefined || part === null ? <Waiting error={list.error} again={() => void list.refetch()} /> : <part.VisitLines {...list.data} />}</div></RecordBlock>;
}

function Waiting({ error, again }: { readonly error: Parameters<typeof readRefusal>[0]; readonly again: () => void }) {
  if (error === null) return <p className="py-1 text-sm text-ink-3" role="status"><span className="print:hidden">Reading</span><span className="hidden print:inline">Not read yet when this was printed</span></p>;
  return <p className="flex flex-wrap items-center gap-2 py-1 text-sm text-stop" role="alert">{readRefusal(error).message}<Button size="sm" onClick={again}>Try again</Button></p>;
}
