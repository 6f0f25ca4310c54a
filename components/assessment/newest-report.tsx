import Link from 'next/link';
import type { Catalog } from '@/server/contracts/catalog';
import type { Workspace } from '@/server/contracts/workspace';
import { oldestFirst } from '../report/oldest-first';
import { reportHref } from '../report/report-href';
import { ScoreLine } from '../report/score-line';
import { toReading } from '../report/to-reading';
import { DateText } from '../ui/date-text';
import { Prose } from '../ui/prose';
import { SectionHead } from '../ui/section-head';
import { EntryLink } from '../entry/entry-link';
import { filledByWords } from '../patient/filled-by';
import { AskReport } from '../report-request/ask-report';
import { contextWords } from './context-words';
import { DomainBars } from './domain-bars';

type Report = Workspace['chart']['reports'][number];

type NewestReportProps = { readonly reports: readonly Report[]; readonly instruments: Catalog['instruments']; readonly on: string; readonly mayEnter: boolean; readonly patient: Pick<Workspace['patient'], 'id' | 'displayName' | 'birthOn' | 'age' | 'sex' | 'identifiers'> };

/** The newest blunting report: what the patient said, in their own voice, and what moved since the first one. */
export function NewestReport({ reports, instruments, on, mayEnter, patient }: NewestReportProps) {
  const blunting = oldestFirst(reports.filter((report) => report.instrument === 'sbr' && report.on <= on));
  const newest = blunting.at(-1);
  const instrument = instruments.find(({ id }) => id === 'sbr');
  const enter = mayEnter ? <><AskReport size="sm" look="quiet" patient={patient} /><EntryLink kind="report" of="sbr" look="quiet" size="sm">Add report</EntryLink></> : undefined;
  if (newest === undefined || instrument === undefined) {
    return (
      <section aria-labelledby="newest-report-title" id="newest-report">
        <SectionHead id="newest-report-title" title="Newest report" acts={enter} />
        <p className="text-sm text-ink-2">No blunting report yet. Without one the numbness has no date and no score, and most options stay on “ask first”.</p>
      </section>
    );
  }
  const first = blunting[0];
  const reading = toReading(blunting, instruments, newest.id);
  return (
    <section aria-labelledby="newest-report-title" id="newest-report">
      <SectionHead id="newest-report-title" title="Newest report" acts={enter} />
      <p className="-mt-1 mb-2 text-xs text-ink-3"><DateText day={newest.on} />, {filledByWords(newest)}</p>
      {newest.words.length === 0 ? (
        <p className="text-sm text-ink-2">No words of their own in this report.</p>
      ) : (
        <blockquote dir="auto" className="voice mb-2 border-s-2 border-ink-1 ps-4 text-voice wrap-anywhere whitespace-pre-line">{newest.words.join(' ')}</blockquote>
      )}
      {reading === null ? null : <div className="mb-1"><ScoreLine reading={reading} /></div>}
      <p className="text-xs text-ink-3"><Prose>{contextWords(newest.answers)}</Prose></p>
      <DomainBars first={first === newest || first === undefined ? null : first} newest={newest} instrument={instrument} />
      <Link className="link text-xs print:hidden" href={reportHref(patient.id, newest.id)} prefetch={false}>The whole report, item by item</Link>
    </section>
  );
}
