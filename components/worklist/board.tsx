'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { WORK_ACTS } from '@/server/contracts/worklist';
import type { TaskRow, Worklist } from '@/server/contracts/worklist';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { classNames } from '../ui/class-names';
import { Notice } from '../ui/notice';
import { BoardCard } from './board-card';
import { ACT } from './words';

type Act = TaskRow['act'];
type Props = { readonly work: Worklist; readonly chosen: string | null; readonly onChoose: (row: TaskRow) => void; readonly onChanged: () => Promise<unknown> };

/** The same tasks by what is done next: a card goes to another column by its buttons or by dragging. What waits for the patient and what is done have columns of their own. */
export function Board({ work, chosen, onChoose, onChanged }: Props) {
  const trpc = useTRPC();
  const [over, setOver] = useState<Act | null>(null);
  const [moved, setMoved] = useState('');
  /** A card on its way: the focus goes with it once it stands in its column. */
  const landing = useRef<{ readonly id: string; readonly act: Act } | null>(null);
  const set = useMutation(trpc.worklist.setAct.mutationOptions({ onSettled: onChanged }));
  const rows = work.sections.filter(({ id }) => id !== 'waiting' && id !== 'old').flatMap((section) => section.rows);
  const waiting = work.sections.find(({ id }) => id === 'waiting')?.rows ?? [];
  useEffect(() => {
    const { current } = landing;
    if (current === null || !rows.some(({ id, act }) => id === current.id && act === current.act)) return;
    landing.current = null;
    document.querySelector<HTMLElement>(`[data-task="${current.id}"]`)?.focus();
  });
  const more = work.sections.some(({ next }) => next !== null);
  const move = (row: TaskRow | undefined, act: Act): void => {
    if (row === undefined || row.act === act) return;
    landing.current = { id: row.id, act };
    set.mutate({ patientId: row.patient.id, taskId: row.id, version: row.version, act }, { onSuccess: () => { setMoved(`${row.patient.displayName}: ${row.what}. Moved to ${ACT[act]}.`); }, onError: () => { landing.current = null; } });
  };
  const card = (row: TaskRow, isFixed: boolean) => <BoardCard key={row.id} row={row} isChosen={row.id === chosen} isFixed={isFixed} onChoose={onChoose} onMove={(act) => { move(row, act); }} />;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {set.error === null ? null : <Notice kind="stop" role="alert">{readRefusal(set.error).message}</Notice>}
      <p className="sr-only" role="status">{moved}</p>
      <div className="board">
        {WORK_ACTS.map((act) => {
          const here = rows.filter((row) => row.act === act);
          return (
            <section
              key={act}
              aria-labelledby={`column-${act}`}
              className={classNames('board-column', over === act && 'outline-2 outline-accent')}
              onDragOver={(event) => { event.preventDefault(); setOver(act); }}
              onDragLeave={({ currentTarget, relatedTarget }) => { if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setOver(null); }}
              onDrop={(event) => {
                event.preventDefault();
                setOver(null);
                move(rows.find(({ id }) => id === event.dataTransfer.getData('text/plain')), act);
              }}
            >
              <Column id={`column-${act}`} title={ACT[act]} n={here.length}>{here.map((row) => card(row, row.source === 'flag' || row.status === 'waiting'))}</Column>
            </section>
          );
        })}
        <section aria-labelledby="column-waiting" className="board-column"><Column id="column-waiting" title="Waiting for the patient" n={waiting.length}>{waiting.map((row) => card(row, true))}</Column></section>
        <section aria-labelledby="column-done" className="board-column"><Column id="column-done" title="Done today" n={work.done.length}>{work.done.map((row) => card(row, true))}</Column></section>
      </div>
      {more ? <p className="text-xs text-ink-3">The first of each part of the list; the rest stands in the list.</p> : null}
    </div>
  );
}

const Column = ({ id, title, n, children }: { readonly id: string; readonly title: string; readonly n: number; readonly children: ReactNode }) => (
  <>
    <h2 id={id} className="flex items-baseline gap-2 pb-2 text-sm font-strong">{title}<span className="figures text-xs font-text text-ink-3">{n}</span></h2>
    {n === 0 ? <p className="text-xs text-ink-3">Nothing</p> : <ul className="flex flex-col gap-2">{children}</ul>}
  </>
);
