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
import { classNames } from '../ui/class-names';
import { DateText } from '../ui/date-text';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { SectionHead } from '../ui/section-head';
import { AlertRows, QuestionRows, ToReadRows, UnsignedRows } from './beside-lists';
import { addressOf } from './filter';
import type { WorkFilter, WorkOwner, WorkView } from './filter';
import { MoreTasks } from './more-tasks';
import { OutreachPanel } from './outreach-panel';
import { TaskList } from './task-list';
import { SECTION } from './words';

/** After the first of several changes, so that a burst is read once. */
const SETTLE_MS = 300;
const OWNER: Readonly<Record<WorkOwner, string>> = { team: 'Mine and nobody’s', mine: 'Mine', nobody: 'Nobody’s', all: 'Everybody’s' };

/** The coordinator's day: what is late and due, who waits, what to read; beside it what is on the screen while calling. */
export function WorklistDesk({ first, filter }: { readonly first: Worklist; readonly filter: WorkFilter }) {
  const trpc = useTRPC();
  const { data: work = first, refetch, error } = useQuery(trpc.worklist.get.queryOptions({ owner: filter.owner, act: filter.act }, { initialData: first, staleTime: 10_000, retry: false }));
  const [chosen, setChosen] = useState<TaskRow | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useClinicEvents(() => {
    timer.current ??= setTimeout(() => {
      timer.current = null;
      void refetch();
    }, SETTLE_MS);
  });
  useEffect(() => () => { if (timer.current !== null) clearTimeout(timer.current); }, []);
  const shown = (view: WorkView): boolean => filter.view === 'all' ? view !== 'next' && view !== 'old' : filter.view === view;
  return (
    <>
      <RowKeys />
      <Head work={work} filter={filter} />
      {error === null ? null : <Notice kind="caution" role="status" className="mb-4" acts={<Button size="sm" onClick={() => void refetch()}>Try again</Button>}>{readRefusal(error).message} What stands here is of {work.at}.</Notice>}
      <div className="worklist-columns">
        <div className="min-w-0">
          {filter.view === 'all' ? <AlertRows alerts={work.alerts} onChoose={setChosen} /> : null}
          {filter.view === 'all' ? <QuestionRows questions={work.questions} me={work.me.id} onChanged={() => void refetch()} /> : null}
          {work.sections.filter(({ id, rows }) => shown(id) && (rows.length > 0 || filter.view === id || id === 'today')).map((section) => (
            <section key={section.id} aria-labelledby={`part-${section.id}`} className="pb-6">
              <SectionHead id={`part-${section.id}`} title={section.id === 'today' ? <>Today, <DateText day={work.on} form="act" /></> : SECTION[section.id].title} note={SECTION[section.id].note} />
              {section.rows.length === 0 ? <Empty /> : <TaskList label={SECTION[section.id].title} rows={section.rows} chosen={chosen?.id ?? null} onChoose={setChosen} />}
              {section.next === null ? null : <MoreTasks key={section.next} section={section.id} filter={filter} cursor={section.next} chosen={chosen?.id ?? null} onChoose={setChosen} />}
            </section>
          ))}
          {shown('to-read') ? <ToReadRows rows={work.toRead} /> : null}
          {shown('unsigned') ? <UnsignedRows rows={work.unsigned} /> : null}
          <p className="text-xs text-ink-3 print:hidden">Sorted by risk, then by days late. New work appears here by itself. <kbd>J</kbd> <kbd>K</kbd> move, <kbd>Enter</kbd> opens, <kbd>L</kbd> logs the contact.</p>
        </div>
        {chosen === null ? null : <OutreachPanel key={chosen.id} task={chosen} work={work} onClose={() => { setChosen(null); }} onChanged={() => void refetch()} />}
      </div>
    </>
  );
}

function Empty() {
  return <p className="rounded-3 border border-line bg-surface px-4 py-3 text-sm text-ink-2">Nothing is due here. Signed plans put their calls, checks and reports on this list by themselves.</p>;
}

function Head({ work, filter }: { readonly work: Worklist; readonly filter: WorkFilter }) {
  const of = (id: string): string => {
    const count = work.sections.find((section) => section.id === id)?.count;
    return count === undefined ? '' : `${count.n}${count.more ? '+' : ''}`;
  };
  const views: readonly (readonly [WorkView, string, string])[] = [
    ['all', 'All', ''], ['late', 'Late', of('late')], ['today', 'Today', of('today')], ['next', 'Next 7 days', of('next')], ['waiting', 'Waiting', of('waiting')], ['unreached', 'Not reached', of('unreached')],
    ['to-read', 'Reports to read', String(work.toRead.length)], ['unsigned', 'Unsigned notes', String(work.unsigned.length)], ['old', 'Over a year', of('old')],
  ];
  const link = 'rounded-2 px-2 py-1 text-sm text-ink-2 hover:bg-wash aria-[current=true]:bg-wash aria-[current=true]:font-medium aria-[current=true]:text-ink-1';
  return (
    <div className="pb-4">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 pb-1">
        <h1 className="text-xl font-strong tracking-tight">Worklist</h1>
        <p className="text-sm text-ink-3"><DateText day={work.on} form="act" />, as of {work.at}</p>
        {work.covering.map((person) => <p key={person.coverId} className="text-sm text-ink-2">With the tasks of {person.name}, away until <DateText day={person.until} /></p>)}
      </div>
      <nav aria-label="Parts of the list" className="flex flex-wrap gap-1 print:hidden">
        {views.map(([view, label, count]) => (
          <Link key={view} prefetch={false} href={addressOf({ ...filter, view })} aria-current={filter.view === view ? 'true' : undefined} className={link}>{label}{count === '' ? null : <span className="figures ml-1 text-ink-3">{count}</span>}</Link>
        ))}
      </nav>
      <nav aria-label="Whose tasks" className={classNames('flex flex-wrap gap-1 pt-1 print:hidden')}>
        {(['team', 'mine', 'nobody', 'all'] as const).map((owner) => <Link key={owner} prefetch={false} href={addressOf({ ...filter, owner })} aria-current={filter.owner === owner ? 'true' : undefined} className={link}>{OWNER[owner]}</Link>)}
      </nav>
    </div>
  );
}
