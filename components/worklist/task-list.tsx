'use client';

import type { TaskRow } from '@/server/contracts/worklist';
import { IdentityLine } from '../patient/identity-line';
import { classNames } from '../ui/class-names';
import { DoseText } from '../ui/dose-text';
import { Icon } from '../ui/icon';
import { Prose } from '../ui/prose';
import { UnknownText } from '../ui/unknown-text';
import { DueText } from './due-text';
import { ANYBODY } from './give-to';
import { standingWords } from './words';

export type Picking = { readonly chosen: string | null; readonly picked: readonly TaskRow[]; readonly onChoose: (row: TaskRow) => void; readonly onPick: (row: TaskRow) => void };
type ListProps = Picking & { readonly rows: readonly TaskRow[]; readonly label: string; /** Whether several can be acted on at once. */ readonly canPick?: boolean };

/** Tasks of one part of the list; a row opens what is on the screen while calling, its box chooses it for what is done to several at once. */
export function TaskList({ rows, chosen, picked, onChoose, onPick, label, canPick = true }: ListProps) {
  return (
    <ul aria-label={label} className="overflow-clip rounded-3 border border-line bg-surface">
      {rows.map((row) => (
        <li key={row.id} className={classNames('flex break-inside-avoid border-b border-line last:border-b-0', row.id === chosen && 'chosen-row')}>
          {canPick ? (
            <label className="flex w-10 flex-none justify-center pt-3 print:hidden">
              <input type="checkbox" className="size-4 accent-accent" aria-label={`Choose ${row.patient.displayName}, ${row.what}`} checked={picked.some(({ id }) => id === row.id)} onChange={() => { onPick(row); }} />
            </label>
          ) : null}
          <button type="button" data-row="" data-task={row.id} aria-pressed={row.id === chosen} onClick={() => { onChoose(row); }} className="task-row min-w-0 flex-1 py-2 pr-4 text-left print:pl-4 first:pl-4 hover:bg-hover aria-pressed:bg-accent-soft aria-pressed:print:bg-transparent">
            <Who row={row} />
            <span className="min-w-0 text-sm"><Taken row={row} /></span>
            <span className="text-sm text-ink-2"><DueText row={row} /></span>
            <What row={row} />
            <Owner row={row} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Initials in a ring, the name for readers and on paper. */
function Owner({ row: { assignee, role } }: { readonly row: TaskRow }) {
  if (assignee === null) return <span className="justify-self-end text-right text-xs text-ink-3">{ANYBODY[role].toLowerCase()}</span>;
  const initials = assignee.name.split(/\s+/).map((part) => part.slice(0, 1)).join('').slice(0, 2);
  return (
    <span title={assignee.name} className="justify-self-end">
      <span aria-hidden="true" className="owner-ring rounded-round border border-line-strong text-xs text-ink-2 print:hidden">{initials}</span>
      <span className="sr-only print:not-sr-only print:text-xs">{assignee.name}</span>
    </span>
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
      {note === null ? null : <span className="block text-xs text-ink-3"><span className="whitespace-nowrap">{note.number},</span> <span className="whitespace-nowrap">{note.step === null ? '' : `step ${note.step}, `}day {note.day}</span></span>}
    </>
  );
}

function What({ row }: { readonly row: TaskRow }) {
  const standing = standingWords(row);
  return (
    <span className="min-w-0 text-sm">
      <span className="block font-medium first-letter:uppercase"><Prose>{row.what}</Prose></span>
      {row.covers.length === 0 ? null : <span className="block text-xs text-ink-2">With it: <Prose>{row.covers.join('; ')}</Prose></span>}
      {standing === null ? null : <span className="block text-xs text-ink-2">{standing}</span>}
      {row.closedBy === null ? null : <span className="block text-xs text-ink-2">{row.closedBy}{row.reason === null ? '' : `: ${row.reason}`}</span>}
      {row.risk === 2 || row.risk === 3 ? <span className="flex items-center gap-1 text-xs text-stop"><Icon name="stop" size="sm" />{row.risk === 2 ? 'Red flag when it was signed' : 'Stop flag when it was signed'}</span> : null}
    </span>
  );
}
