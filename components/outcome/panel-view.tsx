import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Panel, PanelRow } from '@/server/contracts/outcome';
import { DateText } from '../ui/date-text';
import { UnknownText } from '../ui/unknown-text';
import { count } from '../ui/days';
import { panelAddress } from './panel-address';
import type { PanelPlace } from './panel-address';
import { PanelExport } from './panel-export';
import css from './panel.module.css';
import { PanelFilters } from './panel-filters';
import { PanelPending } from './panel-pending';
import { changeWords, VERDICT } from './words';

type PanelViewProps = { readonly panel: Panel; readonly place: PanelPlace };

/** Who is where in which plan, how long ago somebody spoke with them, and what their reports say. */
export function PanelView({ panel, place }: PanelViewProps) {
  const titleOf = (id: string): string => panel.options.find((option) => option.id === id)?.title ?? id;
  const { page: _page, ...filter } = place;
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-2 pb-2">
        <h1 className="text-xl font-strong tracking-tight">Panel</h1>
        <p className="grow text-sm text-balance text-ink-3"><DateText day={panel.on} form="act" />, {count(panel.all, 'patient')} for whom a decision stands</p>
        <PanelExport key={JSON.stringify(filter)} filter={filter} />
      </div>
      <PanelPending beingMade={panel.beingMade} />
      {panel.unread.length === 0 ? null : <Unread unread={panel.unread} />}
      <PanelFilters panel={panel} place={place} />
      {panel.rows.length === 0 ? (
        <p className="rounded-3 border border-line bg-surface px-4 py-3 text-sm text-ink-2">Nobody here. Who has a signed decision for an option stands on this page until another decision takes its place.</p>
      ) : (
        <table className={css.panel}>
          <caption className="sr-only">Patients for whom a decision stands</caption>
          <thead>
            <tr>
              <Head place={place} sort="name">Patient</Head>
              <Head place={place} sort="day">Plan and day</Head>
              <Head place={place} sort="contact">Last reached</Head>
              <Head place={place} sort="report">Last report</Head>
              <Head place={place} sort="phq9"><span className="whitespace-nowrap">PHQ-9</span></Head>
              <Head place={place} sort="blunting">Blunting</Head>
              <Head place={place} sort="response">Response</Head>
              <Head place={place} sort="remission">Remission</Head>
              <Head place={place} sort="late">Tasks done</Head>
            </tr>
          </thead>
          <tbody>{panel.rows.map((row) => <Row key={row.patient.id} row={row} contactDays={panel.contactDays} titleOf={titleOf} />)}</tbody>
        </table>
      )}
      {panel.pages === 1 ? null : (
        <nav aria-label="Pages" className="flex items-baseline gap-3 pt-3 text-sm print:hidden">
          {place.page > 1 ? <Link className="link" prefetch={false} href={panelAddress({ ...place, page: place.page - 1 })}>Earlier rows</Link> : null}
          <span className="figures text-ink-3">Page {panel.page} of {panel.pages}</span>
          {place.page < panel.pages ? <Link className="link" prefetch={false} href={panelAddress({ ...place, page: place.page + 1 })}>More rows</Link> : null}
        </nav>
      )}
    </>
  );
}

const NAMED = 20;

/** Whom the rows lack though they may belong there, and what to do: no filter hides them. */
function Unread({ unread }: { readonly unread: Panel['unread'] }) {
  return (
    <div role="status" className="pb-3 text-sm">
      <p><UnknownText>{count(unread.length, 'patient')} could not be worked out and {unread.length === 1 ? 'is' : 'are'} missing from the rows below. Read {unread.length === 1 ? 'the chart itself, and report it' : 'their charts themselves, and report them'} to your administrator: waiting does not mend it.</UnknownText></p>
      <ul className="pl-4">
        {unread.slice(0, NAMED).map(({ patient, decidedOn }) => (
          <li key={patient.id}>
            <Link className="link" prefetch={false} href={`/patients/${patient.id}`}>{patient.displayName}</Link>
            {decidedOn.length === 0 ? ', scores not read' : ', decision not read: '}
            {decidedOn.map((day, place) => <span key={day}>{place === 0 ? null : ', '}<DateText day={day} /></span>)}
          </li>
        ))}
        {unread.length > NAMED ? <li>and {unread.length - NAMED} more: the export names all of them</li> : null}
      </ul>
    </div>
  );
}

/** What the first row of each order is; an order that rests on several things has none of its own. */
const ORDER: Readonly<Record<PanelPlace['sort'], 'ascending' | 'descending' | 'other'>> = { contact: 'ascending', name: 'ascending', day: 'ascending', report: 'ascending', phq9: 'ascending', blunting: 'ascending', response: 'other', remission: 'other', late: 'ascending' };

function Head({ place, sort, children }: { readonly place: PanelPlace; readonly sort: PanelPlace['sort']; readonly children: ReactNode }) {
  const isSorted = place.sort === sort;
  return <th scope="col" aria-sort={isSorted ? ORDER[sort] : undefined}><Link prefetch={false} className={isSorted ? 'text-ink-1 underline' : 'hover:underline'} href={panelAddress({ ...place, sort, page: 1 })}>{children}</Link></th>;
}

function Row({ row, contactDays, titleOf }: { readonly row: PanelRow; readonly contactDays: number; readonly titleOf: (id: string) => string }) {
  const { patient, options, start, day, contactOn, daysSinceContact, reportOn, hasReport, pairs, response, remission, weeksToResponse, done, late } = row;
  const isLong = daysSinceContact === null ? day > contactDays : daysSinceContact > contactDays;
  return (
    <tr>
      <th scope="row" data-label="Patient"><Link className="font-medium hover:underline" prefetch={false} href={`/patients/${patient.id}`}>{patient.displayName}</Link><small>{patient.birthOn === null ? 'born, not known' : <>born <DateText day={patient.birthOn} /></>}{patient.identifiers[0] === undefined ? null : <>, <span className="whitespace-nowrap">{patient.identifiers[0].label} {patient.identifiers[0].value}</span></>}</small></th>
      <td data-label="Plan and day"><Link className="link" prefetch={false} href={`/visits/${row.visitId}`}>{options.map(titleOf).join('; ')}</Link><small>{day < 0 ? <>starts <DateText day={start} /></> : <>day {day + 1}, since <DateText day={start} /></>}</small></td>
      <td data-label="Last reached" className={isLong ? 'text-caution' : ''}>{contactOn === null ? 'never' : daysSinceContact === 0 ? 'today' : `${count(daysSinceContact ?? 0, 'day')} ago`}{contactOn === null ? null : <small><DateText day={contactOn} /></small>}</td>
      <td data-label="Last report">{reportOn === null ? 'none' : <DateText day={reportOn} />}{hasReport || day < 0 ? null : <small className={day > contactDays ? 'text-caution' : ''}>none since the start</small>}</td>
      <Scores label="PHQ-9" pair={pairs.find(({ instrument }) => instrument === 'phq9')} />
      <Scores label="Blunting" pair={pairs.find(({ instrument }) => instrument === 'sbr')} />
      <td data-label="Response"><span title={response.why}>{VERDICT[response.verdict]}</span>{weeksToResponse === null ? null : <small>after {count(weeksToResponse, 'week')}</small>}</td>
      <td data-label="Remission"><span title={remission.why}>{VERDICT[remission.verdict]}</span></td>
      <td data-label="Tasks done" className="figures whitespace-nowrap">{done + late === 0 ? 'none due yet' : `${done} of ${done + late}`}{late === 0 ? null : <small className="text-caution">{late} late</small>}</td>
    </tr>
  );
}

function Scores({ pair, label }: { readonly pair: PanelRow['pairs'][number] | undefined; readonly label: string }) {
  const { before = null, after = null, change = null } = pair ?? {};
  return (
    <td data-label={label} className="figures">
      <span className={change === null ? '' : 'whitespace-nowrap'}>
        {before === null ? <span className="font-text text-ink-3">unknown</span> : before.value} <span className="font-text text-ink-3">to</span> {after === null ? <span className="font-text text-ink-3">none yet</span> : <b>{after.value}</b>}
      </span>
      {change === null ? null : <small className="whitespace-nowrap">{changeWords(change)}</small>}
    </td>
  );
}
