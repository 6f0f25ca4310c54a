import type { Changes } from '@/server/contracts/workspace';
import { InputLines, optionsInWords } from '../assessment/advice-change';
import { DateText } from '../ui/date-text';
import { filledByWords } from './filled-by';

/** Reports that one sending brought are one line. */
function together(reports: Changes['reports']): { readonly report: Changes['reports'][number]; readonly times: number }[] {
  const same = (one: Changes['reports'][number]) => `${one.on} ${one.at} ${filledByWords(one)}`;
  return reports
    .filter((report, place) => reports.findIndex((other) => same(other) === same(report)) === place)
    .map((report) => ({ report, times: reports.filter((other) => same(other) === same(report)).length }));
}

/** One line, which opens into what changed. */
export function News({ news: { reports, alerts, last, inputs, options } }: { readonly news: Changes }) {
  return (
    <details>
      <summary className="cursor-pointer list-none [&::-webkit-details-marker]:hidden">
        {alerts === 0 ? null : <b className="font-medium">{alerts === 1 ? 'A red-flag answer waits' : `${alerts} red-flag answers wait`} for an assessment. </b>}
        {together(reports).map(({ report, times }, place) => (
          <span key={place}>{times === 1 ? 'A new report' : `${times} new reports`} of <DateText day={report.on} />, filled in {filledByWords(report)}, arrived at {report.at}. </span>
        ))}
        {reports.length > 0 ? null : (last?.by ?? null) === null ? <b className="font-medium">What you see is older. </b> : <b className="font-medium">{last?.by} changed this chart at {last?.at}. </b>}
        <span className="link text-xs whitespace-nowrap">What changed</span>
      </summary>
      <p className="mt-1">{optionsInWords(options.length)} What you typed stays when it is drawn anew.</p>
      <div className="text-xs text-ink-2"><InputLines inputs={inputs} /></div>
    </details>
  );
}
