'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { WORK_ACTS } from '@/server/contracts/worklist';
import type { Worklist } from '@/server/contracts/worklist';
import { Button, buttonClass } from '../ui/button';
import { DateText } from '../ui/date-text';
import { Select } from '../ui/field';
import { Icon } from '../ui/icon';
import { AbsenceDialog } from './absence-dialog';
import { CalendarDialog } from './calendar-dialog';
import { addressOf, csvAddressOf, OWNERS } from './filter';
import type { WorkFilter, WorkView } from './filter';
import { HandoverDialog } from './handover-dialog';
import { NewTaskDialog } from './new-task-dialog';
import { ACT } from './words';

const OWNER: Readonly<Record<(typeof OWNERS)[number], string>> = { team: 'Mine and nobody’s', mine: 'Mine', nobody: 'Nobody’s', followed: 'Patients I follow', all: 'Everybody’s' };
const TAB = 'inline-flex min-h-7 items-center gap-2 rounded-2 border border-transparent px-2 text-sm whitespace-nowrap text-ink-2 hover:bg-sunken aria-[current=true]:border-line-strong aria-[current=true]:bg-surface aria-[current=true]:font-medium aria-[current=true]:text-ink-1 pointer-coarse:min-h-target';

/** As many as the server hands out. */
const MOST_DONE = 100;

type Props = { readonly work: Worklist; readonly filter: WorkFilter; readonly onChanged: () => void };

/** Day and cover, list or board, the parts of the list with their numbers, whose tasks, and what is done about the list itself. */
export function DeskHead({ work, filter, onChanged }: Props) {
  return (
    <div className="pb-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 pb-2">
        <h1 className="text-xl font-strong tracking-tight">Worklist</h1>
        <p className="text-sm text-ink-3"><DateText day={work.on} form="act" />, as of {work.at}</p>
        {work.covering.map((person) => <p key={person.coverId} className="text-sm text-ink-2">With the tasks of {person.name}, away until <DateText day={person.until} /></p>)}
        <span className="flex-1" />
        <nav aria-label="List or board" className="flex gap-px rounded-2 border border-line bg-sunken print:hidden">
          {(['list', 'board'] as const).map((look) => <Link key={look} prefetch={false} href={addressOf({ ...filter, look })} aria-current={filter.look === look ? 'true' : undefined} className={TAB}>{look === 'list' ? 'List' : 'Board'}</Link>)}
        </nav>
      </div>
      {filter.look === 'list' ? <Parts work={work} filter={filter} /> : null}
      <div className="flex flex-wrap items-center gap-2 pt-2 print:hidden">
        <Filters work={work} filter={filter} />
        <div className="desk-acts -mr-2 flex flex-wrap items-center md:ml-auto"><Acts work={work} filter={filter} onChanged={onChanged} /></div>
      </div>
    </div>
  );
}

function Parts({ work, filter }: Omit<Props, 'onChanged'>) {
  const of = (id: string): string => {
    const counted = work.sections.find((section) => section.id === id)?.count;
    return counted === undefined ? '' : `${counted.n}${counted.more ? '+' : ''}`;
  };
  const views: readonly (readonly [WorkView, string, string])[] = [
    ['all', 'All', ''], ['today', 'Today', of('today')], ['late', 'Late', of('late')], ['next', 'Next 7 days', of('next')], ['waiting', 'Waiting', of('waiting')], ['unreached', 'Not reached', of('unreached')],
    ['to-read', 'Reports to read', String(work.toRead.length)], ['unsigned', 'Unsigned notes', String(work.unsigned.length)], ['done', 'Done today', work.done.length >= MOST_DONE ? `${MOST_DONE - 1}+` : String(work.done.length)], ['old', 'Over a year', of('old')],
  ];
  return (
    <nav aria-label="Parts of the list" className="desk-parts flex flex-wrap gap-1 print:hidden">
      {views.filter(([view, , counted]) => view !== 'old' || counted !== '0').map(([view, label, counted]) => (
        <Link key={view} prefetch={false} href={addressOf({ ...filter, view })} aria-current={filter.view === view ? 'true' : undefined} className={TAB}>{label}{counted === '' ? null : <span className="figures text-ink-3">{counted}</span>}</Link>
      ))}
    </nav>
  );
}

function Filters({ work, filter }: Omit<Props, 'onChanged'>) {
  const router = useRouter();
  return (
    <>
      <Select aria-label="Whose tasks" placeholder="Mine and nobody’s" className="w-52 max-md:grow max-md:min-w-43 max-md:basis-5/12" value={filter.owner === 'team' ? '' : filter.owner} onChange={({ target }) => { router.push(addressOf({ ...filter, owner: target.value === '' ? 'team' : target.value })); }}>
        {OWNERS.filter((owner) => owner !== 'team').map((owner) => <option key={owner} value={owner}>{OWNER[owner]}</option>)}
        {work.people.filter(({ id }) => id !== work.me.id).map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
      </Select>
      <Select aria-label="Next act" placeholder="Every act" className="w-40 max-md:grow max-md:min-w-43 max-md:basis-5/12" value={filter.act ?? ''} onChange={({ target }) => { router.push(addressOf({ ...filter, act: WORK_ACTS.find((act) => act === target.value) ?? null })); }}>
        {WORK_ACTS.map((act) => <option key={act} value={act}>{ACT[act]}</option>)}
      </Select>
    </>
  );
}

function Acts({ work, filter, onChanged }: Props) {
  const [open, setOpen] = useState<'task' | 'absence' | 'handover' | 'calendar' | null>(null);
  const of = { work, onChanged, onClose: () => { setOpen(null); } };
  return (
    <>
      <Button size="sm" className="mr-2" data-key="n" onClick={() => { setOpen('task'); }}>New task</Button>
      <Button size="sm" look="quiet" onClick={() => { setOpen('handover'); }}>Hand over</Button>
      <Button size="sm" look="quiet" onClick={() => { setOpen('absence'); }}>Absence</Button>
      <Button size="sm" look="quiet" onClick={() => { setOpen('calendar'); }}>Calendar</Button>
      <a className={buttonClass({ size: 'sm', look: 'quiet' })} href={csvAddressOf(filter)} download="">CSV</a>
      <Button size="sm" look="quiet" onClick={() => { window.print(); }}><Icon name="print" size="sm" />Print</Button>
      {open === 'task' ? <NewTaskDialog {...of} /> : null}
      {open === 'absence' ? <AbsenceDialog {...of} /> : null}
      {open === 'handover' ? <HandoverDialog {...of} /> : null}
      {open === 'calendar' ? <CalendarDialog onClose={of.onClose} /> : null}
    </>
  );
}
