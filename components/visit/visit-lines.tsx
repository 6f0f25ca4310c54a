import Link from 'next/link';
import type { RouterOutputs } from '../trpc/use-trpc';
import { DateText } from '../ui/date-text';
import { Fold } from '../ui/fold';

type NoteLine = RouterOutputs['visits']['list']['notes'][number];

/** So many notes stand in the open; older ones are one click away. */
const FEW = 4;

/** Drafts, then signed notes, the newest first. */
export function VisitLines({ draft, others, notes }: RouterOutputs['visits']['list']) {
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
