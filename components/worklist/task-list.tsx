'use client';

import type { TaskRow } from '@/server/contracts/worklist';
import { IdentityLine } from '../patient/identity-line';
import { DoseText } from '../ui/dose-text';
import { Icon } from '../ui/icon';
import { UnknownText } from '../ui/unknown-text';
import { dueWords, standingWords } from './words';

type ListProps = { readonly rows: readonly TaskRow[]; readonly chosen: string | null; readonly onChoose: (row: TaskRow) => void; readonly label: string };

/** Tasks of one part of the list; a row opens what is on the screen while calling. */
export function TaskList({ rows, chosen, onChoose, label }: ListProps) {
  return (
    <ul aria-label={label} className="overflow-clip rounded-3 border border-line bg-surface">
      {rows.map((row) => (
        <li key={row.id} className="border-b border-line last:border-b-0">
          <button type="button" data-row="" aria-pressed={row.id === chosen} onClick={() => { onChoose(row); }} className="task-row px-4 py-2 text-left hover:bg-hover aria-pressed:bg-accent-soft">
            <Who row={row} />
            <span className="min-w-0 text-sm"><Taken row={row} /></span>
            <span className={`figures text-sm whitespace-nowrap ${row.status === 'open' && row.daysLate > 0 ? 'font-medium text-caution' : 'text-ink-2'}`}>{dueWords(row)}</span>
            <What row={row} />
            <span className="text-xs text-ink-2">{row.assignee?.name ?? <span className="text-ink-3">nobody yet</span>}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Who({ row: { patient, likeNamed, isFollowed } }: { readonly row: TaskRow }) {
  return (
    <span className="min-w-0">
      <span className="block text-md font-medium">{patient.displayName}{isFollowed ? <span className="ml-2 text-xs font-text text-ink-3">followed</span> : null}</span>
      <span className="block text-xs text-ink-2"><IdentityLine patient={patient} /></span>
      {likeNamed.length === 0 ? null : <span className="flex items-center gap-1 text-xs text-caution"><Icon name="people" size="sm" />Like-named on this page: {likeNamed.join('; ')}</span>}
    </span>
  );
}

function Taken({ row: { medicines, note } }: { readonly row: TaskRow }) {
  return (
    <>
      {medicines.length === 0 ? <UnknownText>No medicine recorded</UnknownText> : medicines.slice(0, 2).map(({ drug, microgramsPerDay }, place) => <span key={`${drug} ${place}`} className="block">{drug} <DoseText micrograms={microgramsPerDay} /></span>)}
      {medicines.length > 2 ? <span className="block text-xs text-ink-3">and {medicines.length - 2} more</span> : null}
      {note === null ? null : <span className="figures block text-xs text-ink-3">{note.number}{note.step === null ? '' : `, step ${note.step}`}, day {note.day}</span>}
    </>
  );
}

function What({ row }: { readonly row: TaskRow }) {
  const standing = standingWords(row);
  return (
    <span className="min-w-0 text-sm">
      <span className="block font-medium">{row.what}</span>
      {row.covers.length === 0 ? null : <span className="block text-xs text-ink-2">With it: {row.covers.join('; ')}</span>}
      {standing === null ? null : <span className="block text-xs text-ink-2">{standing}</span>}
      {row.risk === 2 || row.risk === 3 ? <span className="flex items-center gap-1 text-xs text-stop"><Icon name="stop" size="sm" />{row.risk === 2 ? 'Red flag when it was signed' : 'Stop flag when it was signed'}</span> : null}
    </span>
  );
}
