import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Catalog } from '@/server/contracts/catalog';
import type { PatientOutcomes, Since } from '@/server/contracts/outcome';
import { reportHref } from '../report/report-href';
import { DateText } from '../ui/date-text';
import { count } from '../ui/days';
import { Fold } from '../ui/fold';
import { Notice } from '../ui/notice';
import { SectionHead } from '../ui/section-head';
import { OUTCOME } from '../worklist/words';
import { BeforeAfter } from './before-after';

export type ReadOutcomes = { readonly ok: true; readonly value: PatientOutcomes } | { readonly ok: false; readonly message: string; readonly requestId: string | null };

type SinceVisitProps = { readonly outcomes: ReadOutcomes; readonly patientId: string; readonly instruments: Catalog['instruments'] };

/** So many lines of a kind stand in the open. */
const FEW = 3;

/** How a visit begins: what came of the last decision and what was done since. Nothing before the first signed note. */
export function SinceVisit({ outcomes, patientId, instruments }: SinceVisitProps) {
  if (!outcomes.ok) return <Notice kind="caution" className="mx-4 mb-3 md:mx-6">What happened since the last visit could not be read. {outcomes.message} Request {outcomes.requestId}</Notice>;
  const { since, decisions, unread } = outcomes.value;
  if (since === null) return null;
  const [current, ...earlier] = decisions;
  return (
    <section aria-labelledby="since-title" className="mx-4 mb-4 rounded-3 border border-line bg-surface px-4 py-3 md:mx-6 print:mx-0 print:border-x-0 print:px-0">
      <SectionHead id="since-title" title={<>Since the visit of <DateText day={since.on} /></>} note={`${since.days === 0 ? 'today' : count(since.days, 'day')}; ${since.decision}; ${since.author}`} acts={<Link className="link text-sm" href={`/visits/${since.visitId}`} prefetch={false}>Note {since.number}</Link>} />
      {unread.map(({ visitId, number, decidedOn }) => <Notice key={visitId} kind="caution" className="mb-3">The decision of <DateText day={decidedOn} /> cannot be read here, so nothing is said of what came of it, and nothing decided before it stands. <Link className="link" href={`/visits/${visitId}`} prefetch={false}>Note {number}</Link> has it.</Notice>)}
      <div className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
        {current === undefined ? <p className="text-sm text-ink-2">{unread.length === 0 ? 'No option was decided on, so there is nothing to hold scores against.' : 'No decision that can be read, so there is nothing to hold scores against.'}</p> : <div className="min-w-0">{current.visitId === since.visitId ? null : <Standing decision={current} />}<BeforeAfter outcome={current} instruments={instruments} patientId={patientId} /></div>}
        <Happened since={since} patientId={patientId} />
      </div>
      {earlier.length === 0 ? null : (
        <Fold summary={count(earlier.length, 'earlier decision')} className="pt-1">
          {earlier.map((outcome) => (
            <div key={outcome.noteId} className="border-t border-line py-3">
              <h3 className="pb-1 text-sm font-medium"><Link className="link" href={`/visits/${outcome.visitId}`} prefetch={false}>{outcome.number}</Link>, <DateText day={outcome.decidedOn} />{outcome.until === null ? null : <> until <DateText day={outcome.until} /></>}: {outcome.decision}</h3>
              <BeforeAfter outcome={outcome} instruments={instruments} patientId={patientId} />
            </div>
          ))}
        </Fold>
      )}
    </section>
  );
}

/** Of which decision the scores are, where the last visit did not make it: a visit that ended with “not today” leaves an earlier one standing. */
const Standing = ({ decision: { visitId, number, decision, decidedOn, until } }: { readonly decision: PatientOutcomes['decisions'][number] }) => (
  <p className="pb-2 text-sm"><b className="font-medium">{until === null ? 'Still stands:' : 'Stood:'}</b> {decision}, decided <DateText day={decidedOn} />{until === null ? null : <>, until <DateText day={until} /></>}. <Link className="link" href={`/visits/${visitId}`} prefetch={false}>Note {number}</Link></p>
);

function Happened({ since: { alerts, changes, reports, contacts, done, late }, patientId }: { readonly since: Since; readonly patientId: string }) {
  return (
    <dl className="min-w-0 text-sm">
      <Kind title="Red-flag answers" none="None came in." lines={alerts.map(({ id, title, on, answered }) => <span key={id} className={answered ? '' : 'font-medium text-stop'}><DateText day={on} /> {title}, {answered ? 'assessed' : 'not assessed yet'}</span>)} />
      <Kind title="Medicines" none="No change recorded." lines={changes.map(({ what, on }) => <span key={`${on} ${what}`}><DateText day={on} /> {what}</span>)} />
      <Kind title="Reports" none="None came in." lines={reports.map(({ id, title, on }) => <span key={id}><DateText day={on} /> <Link className="link" href={reportHref(patientId, id)} prefetch={false}>{title}</Link></span>)} />
      <Kind title="Contacts" none="None logged." lines={contacts.map(({ id, on, outcome, by, said, words }) => <span key={id}><DateText day={on} /> {OUTCOME[outcome]}, {by}{said === '' ? '.' : `. ${said}`}{words === null ? '' : ` “${words}”`}</span>)} />
      <Kind title="Tasks past their day" none="None." lines={late.map(({ id, what, dueOn, daysLate }) => <span key={id}><DateText day={dueOn} /> {what} <span className="text-caution">{count(daysLate, 'day')} late</span></span>)} />
      <Kind title="Tasks done" none="None." lines={done.map(({ id, what, closedOn, by }) => <span key={id}><DateText day={closedOn} /> {what}{by === null ? '' : `, ${by}`}</span>)} />
    </dl>
  );
}

function Kind({ title, none, lines }: { readonly title: string; readonly none: string; readonly lines: readonly ReactNode[] }) {
  const rest = lines.slice(FEW);
  return (
    <div className="grid gap-x-3 border-t border-line py-1 first:border-t-0 sm:grid-cols-[132px_minmax(0,1fr)]">
      <dt className="text-ink-3">{title}</dt>
      <dd className="min-w-0 wrap-anywhere">
        {lines.length === 0 ? <span className="text-ink-2">{none}</span> : <ul>{lines.slice(0, FEW).map((line, place) => <li key={place}>{line}</li>)}</ul>}
        {rest.length === 0 ? null : <Fold summary={`${rest.length} more`}><ul>{rest.map((line, place) => <li key={place}>{line}</li>)}</ul></Fold>}
      </dd>
    </div>
  );
}
