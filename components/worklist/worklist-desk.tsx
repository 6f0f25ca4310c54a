'use client';

import './worklist.css';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import type { TaskRow, Worklist } from '@/server/contracts/worklist';
import { useClinicEvents } from '../shell/clinic-events';
import { RowKeys } from '../today/row-keys';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { daysApart } from '../ui/days';
import { Notice } from '../ui/notice';
import { SectionHead } from '../ui/section-head';
import { AlertRows, HandoverRows, QuestionRows, ToReadRows, UnsignedRows } from './beside-lists';
import { Board } from './board';
import { BulkBar } from './bulk-bar';
import { DeskHead } from './desk-head';
import { addressOf } from './filter';
import type { WorkFilter, WorkView } from './filter';
import { focusTask } from './focus-task';
import { FollowedNews } from './followed-news';
import { MoreTasks } from './more-tasks';
import { OutreachPanel } from './outreach-panel';
import { TaskList } from './task-list';
import type { Picking } from './task-list';
import { SECTION } from './words';

/** After the first of several changes, so that a burst is read once. */
const SETTLE_MS = 300;
/** Reports to read that stand in the whole list; their own part has them all. */
const TO_READ_SHOWN = 5;
/** How far the part that looks ahead reaches. */
const NEXT_DAYS = 7;
/** Parts with work for now come first. */
const IN_TURN = ['late', 'today', 'next', 'waiting', 'unreached', 'old'] as const;

/** The coordinator's day: what is late and due, who waits, what to read; beside it what is on the screen while calling. */
export function WorklistDesk({ first, filter }: { readonly first: Worklist; readonly filter: WorkFilter }) {
  const trpc = useTRPC();
  const { data: work = first, refetch, error } = useQuery(trpc.worklist.get.queryOptions({ owner: filter.owner, act: filter.act }, { initialData: first, staleTime: 10_000, retry: false }));
  /** The row whose contact is on the screen, and what stood after it in the list. */
  const [chosen, setChosen] = useState<{ readonly row: TaskRow; readonly after: readonly string[] } | null>(null);
  /** What somebody went on from: it may still be in the list for a moment. */
  const [handled, setHandled] = useState<readonly string[]>([]);
  const [picked, setPicked] = useState<readonly TaskRow[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useClinicEvents(() => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      void refetch();
    }, SETTLE_MS);
  });
  useEffect(() => () => { if (timer.current !== null) clearTimeout(timer.current); }, []);
  const changed = () => refetch();
  const shown = (view: WorkView): boolean => filter.view === 'all' ? view !== 'next' && view !== 'old' && view !== 'done' : filter.view === view;
  const sections = IN_TURN.flatMap((id) => work.sections.filter((section) => section.id === id && shown(id) && (section.rows.length > 0 || filter.view === id || id === 'today')));
  // What waits for the patient needs nobody now.
  const inTurn = sections.filter(({ id }) => id !== 'waiting' && id !== 'old').flatMap(({ rows }) => rows);
  const left = inTurn.filter(({ id }) => id !== chosen?.row.id && !handled.includes(id));
  const next = left.find(({ id }) => chosen?.after.includes(id)) ?? left[0] ?? null;
  const choose = (row: TaskRow): void => {
    const ids = inTurn.map(({ id }) => id);
    setChosen({ row, after: ids.slice(ids.indexOf(row.id) + 1) });
  };
  const goOn = (row: TaskRow): void => {
    if (chosen !== null) setHandled([...handled, chosen.row.id]);
    choose(row);
  };
  const close = (): void => {
    setChosen(null);
    if (chosen !== null) focusTask(chosen.row.id);
  };
  const pick = (row: TaskRow): void => { setPicked((before) => before.some(({ id }) => id === row.id) ? before.filter(({ id }) => id !== row.id) : [...before, row]); };
  const of = { chosen: chosen?.row.id ?? null, picked, onChoose: choose, onPick: pick };
  return (
    <>
      <RowKeys />
      <div className="worklist-columns">
        <div className="min-w-0">
          <DeskHead work={work} filter={filter} onChanged={() => void changed()} />
          {error === null ? null : <Notice kind="caution" role="status" className="mb-4" acts={<Button size="sm" onClick={() => void changed()}>Try again</Button>}>{readRefusal(error).message} What stands here is of {work.at}.</Notice>}
          <FollowedNews followed={work.followed} />
          <BulkBar picked={picked} work={work} onClear={() => { setPicked([]); }} onChanged={() => void changed()} />
          {/* Above every part, look and filter: nothing that is chosen here hides a red-flag answer. */}
          <AlertRows alerts={work.alerts} />
          {filter.look === 'board' ? <Board work={work} chosen={chosen?.row.id ?? null} onChoose={choose} onChanged={changed} /> : (
            <>
              {filter.view === 'all' ? <QuestionRows questions={work.questions} onChanged={() => void changed()} /> : null}
              {filter.view === 'all' ? <HandoverRows rows={work.handovers} /> : null}
              {sections.map((section) => (
                <section key={section.id} aria-labelledby={`part-${section.id}`} className="pb-6">
                  <SectionHead id={`part-${section.id}`} title={section.id === 'today' ? <>Today, <DateText day={work.on} form="act" /></> : SECTION[section.id].title} note={SECTION[section.id].note} />
                  {section.rows.length === 0 ? <Empty part={section.id} work={work} /> : <TaskList label={SECTION[section.id].title} rows={section.rows} {...of} />}
                  {section.next === null ? null : <MoreTasks key={section.next} section={section.id} filter={filter} cursor={section.next} {...of} />}
                </section>
              ))}
              {shown('to-read') ? <ToRead work={work} filter={filter} /> : null}
              {shown('unsigned') ? <UnsignedRows rows={work.unsigned} /> : null}
              {filter.view === 'done' ? <DoneToday work={work} {...of} /> : null}
            </>
          )}
          <p className="text-xs text-ink-3 print:hidden">Sorted by risk, then by days late. New work appears here by itself. <kbd>J</kbd> <kbd>K</kbd> move, <kbd>Enter</kbd> opens, <kbd>L</kbd> to the outcome, <kbd>W</kbd> to the words, <kbd>S</kbd> send a report, <kbd>H</kbd> hand back, <kbd>N</kbd> new task.</p>
        </div>
        {chosen === null ? null : <OutreachPanel key={chosen.row.id} task={chosen.row} work={work} next={next} onChoose={goOn} onClose={close} onChanged={() => void changed()} />}
      </div>
    </>
  );
}

function ToRead({ work: { toRead }, filter }: { readonly work: Worklist; readonly filter: WorkFilter }) {
  const isWhole = filter.view === 'to-read' || toRead.length <= TO_READ_SHOWN;
  return (
    <>
      <ToReadRows rows={isWhole ? toRead : toRead.slice(0, TO_READ_SHOWN)} />
      {isWhole ? null : <p className="-mt-4 pb-6 text-sm print:hidden"><Link prefetch={false} className="link" href={addressOf({ ...filter, view: 'to-read' })}>All {toRead.length} patients with reports to read</Link></p>}
    </>
  );
}

function DoneToday({ work: { done }, ...of }: { readonly work: Worklist } & Picking) {
  return (
    <section aria-labelledby="part-done" className="pb-6">
      <SectionHead id="part-done" title="Done today" note="the newest first; open one to take it back" />
      {done.length === 0 ? <p className="rounded-3 border border-line bg-surface px-4 py-3 text-sm text-ink-2">Nothing was done or cancelled today.</p> : <TaskList label="Done today" rows={done} {...of} canPick={false} />}
    </section>
  );
}

const NOTHING: Readonly<Partial<Record<Worklist['sections'][number]['id'], string>>> = { late: 'Nothing is late.', waiting: 'No task waits for a patient.', unreached: 'Everybody who was tried was reached.', old: 'Nothing is late for more than a year.' };

/** That a part is empty, and when there is something to do again. */
function Empty({ part, work: { on, nextDueOn } }: { readonly part: Worklist['sections'][number]['id']; readonly work: Worklist }) {
  const isWithinDays = nextDueOn !== null && daysApart(on, nextDueOn) <= NEXT_DAYS;
  return (
    <p className="rounded-3 border border-line bg-surface px-4 py-3 text-sm text-ink-2">
      {NOTHING[part] ?? (nextDueOn === null ? 'Nothing is due here. Signed plans put their calls, checks and reports on this list by themselves.' : <>{isWithinDays ? 'Nothing is due today.' : `Nothing is due within ${NEXT_DAYS} days.`} Next: <DateText day={nextDueOn} form="act" /></>)}
    </p>
  );
}
