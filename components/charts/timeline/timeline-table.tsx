import { DateText } from '../../ui/date-text';
import type { TimelineSeries } from './series';
import { toTableRows } from './to-table-rows';

/** The drawing said again as rows. */
export function TimelineTable({ series }: { readonly series: TimelineSeries }) {
  const rows = toTableRows(series);
  if (rows.length === 0) return <p className="py-2 text-sm text-ink-2">Nothing with a date is on record.</p>;
  return (
    <table className="w-full text-left text-sm">
      <caption className="sr-only">Everything on the timeline, the newest first</caption>
      <thead>
        <tr className="border-b border-line-strong text-xs text-ink-3">
          <th scope="col" className="py-1 pr-4 font-medium">Date</th>
          <th scope="col" className="py-1 pr-4 font-medium">What</th>
          <th scope="col" className="py-1 pr-4 font-medium">Value</th>
          <th scope="col" className="py-1 font-medium">Remark</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <tr key={place} className="break-inside-avoid border-b border-line align-top">
            <th scope="row" className="py-1 pr-4 font-text text-ink-2"><DateText day={row.day} /></th>
            <td className="py-1 pr-4">{row.what}</td>
            <td className="py-1 pr-4">{row.value}</td>
            <td className="py-1 text-ink-2">{row.remark}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
