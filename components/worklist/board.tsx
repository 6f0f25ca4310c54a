'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { WORK_ACTS } from '@/server/contracts/worklist';
import type { TaskRow, Worklist } from '@/server/contracts/worklist';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { classNames } from '../ui/class-names';
import { Select } from '../ui/field';
import { Notice } from '../ui/notice';
import { ACT, dueWords } from './words';

type Act = TaskRow['act'];
type Props = { readonly work: Worklist; readonly chosen: string | null; readonly onChoose: (row: TaskRow) => void; readonly onChanged: () => void };

/** The same tasks by what is done next: a card goes to another column by its list of acts or by dragging. What waits for the patient has a column of its own. */
export function Board({ work, chosen, onChoose, onChanged }: Props) {
  const trpc = useTRPC();
  const [over, setOver] = useState<Act | null>(null);
  const set = useMutation(trpc.worklist.setAct.mutationOptions({ onSettled: onChanged }));
  const rows = work.sections.filter(({ id }) => id !== 'waiting' && id !== 'old').flatMap((section) => section.rows);
  const waiting = work.sections.find(({ id }) => id === 'waiting')?.rows ?? [];
  const more = work.sections.some(({ next }) => next !== null);
  const move = (row: TaskRow | undefined, act: Act): void => {
    if (row !== undefined && row.act !== act) set.mutate({ patientId: row.patient.id, taskId: row.id, version: row.version, act });
  };
  const card = (row: TaskRow) => <Card key={row.id} row={row} isChosen={row.id === chosen} onChoose={onChoose} onMove={(act) => { move(row, act); }} />;
  return (
    <div className="flex flex-col gap-3">
      {set.error === null ? null : <Notice kind="stop" role="alert">{readRefusal(set.error).message}</Notice>}
      <div className="board">
        {WORK_ACTS.map((act) => {
          const here = rows.filter((row) => row.act === act);
          return (
            <section
              key={act}
              aria-labelledby={`column-${act}`}
              className={classNames('board-column', over === act && 'bg-accent-soft')}
              onDragOver={(event) => { event.preventDefault(); setOver(act); }}
              onDragLeave={() => { setOver(null); }}
              onDrop={(event) => {
                event.preventDefault();
                setOver(null);
                move(rows.find(({ id }) => id === event.dataTransfer.getData('text/plain')), act);
              }}
            >
              <Title id={`column-${act}`} title={ACT[act]} n={here.length} />
              {here.length === 0 ? <p className="text-xs text-ink-3">Nothing</p> : <ul className="flex flex-col gap-2">{here.map(card)}</ul>}
            </section>
          );
        })}
        <section aria-labelledby="column-waiting" className="board-column">
          <Title id="column-waiting" title="Waiting for the patient" n={waiting.length} />
          {waiting.length === 0 ? <p className="text-xs text-ink-3">Nothing</p> : <ul className="flex flex-col gap-2">{waiting.map(card)}</ul>}
        </section>
      </div>
      {more ? <p className="text-xs text-ink-3">The first of each part of the list; the rest stands in the list.</p> : null}
    </div>
  );
}

const Title = ({ id, title, n }: { readonly id: string; readonly title: string; readonly n: number }) => (
  <h2 id={id} className="flex items-baseline gap-2 pb-2 text-sm font-strong">{title}<span className="figures text-xs font-text text-ink-3">{n}</span></h2>
);

function Card({ row, isChosen, onChoose, onMove }: { readonly row: TaskRow; readonly isChosen: boolean; readonly onChoose: (row: TaskRow) => void; readonly onMove: (act: Act) => void }) {
  const isFixed = row.source === 'flag' || row.status === 'waiting';
  return (
    <li draggable={!isFixed} onDragStart={(event) => { event.dataTransfer.setData('text/plain', row.id); }} className={classNames('rounded-2 border border-line bg-surface p-2', isChosen && 'border-accent')}>
      <button type="button" data-row="" aria-pressed={isChosen} onClick={() => { onChoose(row); }} className="w-full text-left hover:underline">
        <span className="block text-sm font-medium">{row.patient.displayName}</span>
        <span className="block text-xs text-ink-2">{row.what}</span>
      </button>
      <p className={classNames('figures pt-1 text-xs', row.status === 'open' && row.daysLate > 0 ? 'font-medium text-caution' : 'text-ink-3')}>{dueWords(row)}{row.assignee === null ? ', nobody yet' : `, ${row.assignee.name}`}</p>
      {isFixed ? null : (
        <Select aria-label={`Next act for ${row.patient.displayName}, ${row.what}`} placeholder={ACT[row.act]} className="pt-1 text-xs print:hidden" value="" onChange={({ target }) => { const act = WORK_ACTS.find((one) => one === target.value); if (act !== undefined) onMove(act); }}>
          {WORK_ACTS.filter((act) => act !== row.act).map((act) => <option key={act} value={act}>{ACT[act]}</option>)}
        </Select>
      )}
    </li>
  );
}
