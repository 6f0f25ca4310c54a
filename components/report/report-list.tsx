import Link from 'next/link';
import type { Catalog } from '@/server/contracts/catalog';
import type { Workspace } from '@/server/contracts/workspace';
import { filledByWords } from '../patient/filled-by';
import { DateText } from '../ui/date-text';
import { oldestFirst } from './oldest-first';
import { reportHref } from './report-href';
import { changeWords, missingWords, scoreWords } from './score-words';
import { toReading } from './to-reading';
import type { Reading } from './to-reading';

type ReportListProps = {
  readonly patientId: string;
  readonly reports: Workspace['chart']['reports'];
  readonly instruments: Catalog['instruments'];
  /** The report that is open. */
  readonly shown?: string;
};

/** Reports with their scores, the newest first; each leads to the whole of it. */
export function ReportList({ patientId, reports, instruments, shown }: ReportListProps) {
  if (reports.length === 0) return <p className="text-sm text-ink-2">No report yet.</p>;
  const sorted = oldestFirst(reports).reverse();
  return (
    <ul className="border-t border-line text-sm">
      {sorted.map((report) => (
        <li key={report.id} className={`grid items-baseline gap-x-4 border-b border-line py-2 ${shown === undefined ? 'sm:grid-cols-[minmax(0,7fr)_minmax(0,3fr)_minmax(0,6fr)]' : 'sm:grid-cols-[auto_auto_minmax(0,1fr)]'}`}>
          <Row patientId={patientId} report={report} reading={toReading(reports, instruments, report.id)} isShown={report.id === shown} alone={shown !== undefined} />
        </li>
      ))}
    </ul>
  );
}

type RowProps = { readonly patientId: string; readonly report: Workspace['chart']['reports'][number]; readonly reading: Reading | null; readonly isShown: boolean; /** All are of one instrument, which the heading has named. */ readonly alone: boolean };

function Row({ patientId, report, reading, isShown, alone }: RowProps) {
  if (reading === null) return <span><DateText day={report.on} /> {report.instrument}, which the content no longer knows</span>;
  const { score, sinceLast, instrument } = reading;
  const remarks = [filledByWords(report), missingWords(reading), instrument.labelToShow === null ? null : 'not validated'].filter((remark) => remark !== null);
  return (
    <>
      <Link className="link justify-self-start" href={reportHref(patientId, report.id)} prefetch={false} aria-current={isShown ? 'page' : undefined}><DateText day={report.on} />{alone ? <span className="sr-only"> {instrument.title}</span> : ` ${instrument.title}`}</Link>
      <span className="figures whitespace-nowrap">{scoreWords(score)}{sinceLast === null ? '' : `, ${changeWords(sinceLast)}`}</span>
      <span className="text-xs text-ink-3">{remarks.join('; ')}</span>
    </>
  );
}
