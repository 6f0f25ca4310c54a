'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { RecordBlock } from '../patient/record-block';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import type { RouterOutputs } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { Fold } from '../ui/fold';

type NoteLine = RouterOutputs['visits']['list']['notes'][number];

/** So many notes stand in the open; older ones are one click away. */
const FEW = 4;

/** The visits of a patient: the draft that goes on, drafts of others, and every signed note, the newest first. */
export function VisitList({ patientId }: { readonly patientId: string }) {
  const trpc = useTRPC();
  const list = useQuery(trpc.visits.list.queryOptions({ patientId }, { retry: false, refetchOnMount: 'always' }));
  return <RecordBlock title="Visits and notes" add={null}><div className="min-h-14">{list.data === undefined ? <Waiting error={list.error} again={() => void list.refetch()} /> : <Lines {...list.data} />}</div></RecordBlock>;
}

function Waiting({ error, again }: { readonly error: Parameters<typeof readRefusal>[0]; readonly again: () => void }) {
  if (error === null) return <p className="py-1 text-sm text-ink-3" role="status"><span className="print:hidden">Reading</span><span className="hidden print:inline">Not read yet when this was printed</span></p>;
  return <p className="flex flex-wrap items-center gap-2 py-1 text-sm text-stop" role="alert">{readRefusal(error).message}<Button size="sm" onClick={again}>Try again</Button></p>;
}

function Lines({ draft, others, notes }: RouterOutputs['visits']['list']) {
  if (draft === null && others.length + notes.length === 0) return <p className="py-1 text-sm text-ink-2">No visit written yet.</p>;
  const rest = notes.slice(FEW);
  return (
    <>
      <ul>
        {draft === null ? null : (
          <li className="border-t border-line py-1 text-sm">
            <Link className="link font-medium" href={`/visits/${draft.visitId}`} prefetch={false}>Go on with the draft of <DateText day={draft.on} /></Link>
            <span className="block text-xs text-ink-3">Not signed{draft.amends === null ? '' : `, amends ${draft.amends.number} version ${draft.amends.version}`}</span>
          </li>
        )}
        {others.map(({ visitId, author, on }) => (
          <li key={visitId} className="border-t border-line py-1 text-sm">
            <Link className="link" href={`/visits/${visitId}`} prefetch={false}>Draft of {author}, <DateText day={on} /></Link>
            <span className="block text-xs text-ink-3">Not signed, read only</span>
          </li>
        ))}
        {notes.slice(0, FEW).map((note) => <Line key={note.noteId} note={note} />)}
      </ul>
      {rest.length === 0 ? null : <Fold summary={`${rest.length} more`}><ul>{rest.map((note) => <Line key={note.noteId} note={note} />)}</ul></Fold>}
    </>
  );
}

function Line({ note: { visitId, number, version, on, author, status, decision } }: { readonly note: NoteLine }) {
  return (
    <li className="border-t border-line py-1 text-sm wrap-anywhere">
      <Link className="link font-medium" href={`/visits/${visitId}`} prefetch={false}>Note of <DateText day={on} /></Link>{' '}
      <span className={status === 'signed' ? 'text-xs text-ink-2' : 'text-xs font-medium text-caution'}>{status}</span>
      <span className="block">{decision.words}{decision.returnOn === null ? null : <>, return <DateText day={decision.returnOn} /></>}</span>
      <span className="figures block text-xs text-ink-3">No. <span className="whitespace-nowrap">{number}</span>, version {version}, {author}</span>
    </li>
  );
}
