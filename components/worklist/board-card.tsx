'use client';

import { useState } from 'react';
import { WORK_ACTS } from '@/server/contracts/worklist';
import type { TaskRow } from '@/server/contracts/worklist';
import { Button } from '../ui/button';
import { classNames } from '../ui/class-names';
import { DateText } from '../ui/date-text';
import { Icon } from '../ui/icon';
import { DueText } from './due-text';
import { ANYBODY } from './give-to';
import { ACT, standingWords } from './words';

type Props = { readonly row: TaskRow; readonly isChosen: boolean; readonly isFixed: boolean; readonly onChoose: (row: TaskRow) => void; readonly onMove: (act: TaskRow['act']) => void };

/** One task on the board. What can go to another column is dragged there, or sent by one of its buttons. */
export function BoardCard({ row, isChosen, isFixed, onChoose, onMove }: Props) {
  const [open, setOpen] = useState(false);
  const standing = standingWords(row);
  const name = row.patient.displayName;
  return (
    <li draggable={!isFixed} onDragStart={(event) => { event.dataTransfer.setData('text/plain', row.id); }} className={classNames('break-inside-avoid rounded-2 border border-line bg-surface p-2', isChosen && 'border-accent', !isFixed && 'cursor-grab')}>
      <button type="button" data-row="" data-task={row.id} aria-pressed={isChosen} onClick={() => { onChoose(row); }} className="w-full text-left hover:underline">
        <span className="block text-sm font-medium wrap-anywhere">{name}</span>
        <span className="block text-xs text-ink-3">born {row.patient.birthOn === null ? 'not recorded' : <DateText day={row.patient.birthOn} />}</span>
        <span className="block pt-px text-xs text-ink-2 first-letter:uppercase">{row.what}</span>
      </button>
      <p className="pt-1 text-xs text-ink-3"><DueText row={row} />, {row.closedBy ?? row.assignee?.name ?? ANYBODY[row.role].toLowerCase()}</p>
      {standing === null ? null : <p className="text-xs text-ink-2">{standing}</p>}
      {isFixed ? null : (
        <div className="pt-1 print:hidden">
          <Button size="sm" look="quiet" className="-ml-2 forced-colors:ml-0" aria-expanded={open} aria-label={`Move ${name}, ${row.what}`} onClick={() => { setOpen(!open); }}>Move to <Icon name="down" size="sm" {...(open && { className: 'rotate-180' })} /></Button>
          {open ? (
            <div role="group" aria-label={`Columns for ${name}, ${row.what}`} className="flex flex-wrap gap-1 pt-1">
              {WORK_ACTS.filter((act) => act !== row.act).map((act) => <Button key={act} size="sm" onClick={() => { setOpen(false); onMove(act); }}>{ACT[act]}</Button>)}
            </div>
          ) : null}
        </div>
      )}
    </li>
  );
}
