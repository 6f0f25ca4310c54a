import { memo, useMemo, useState } from 'react';
import { Button } from '../../ui/button';
import { DateText } from '../../ui/date-text';
import type { TimelineSeries } from './series';
import { toTableRows } from './to-table-rows';

/** Rows that stand in the page from the start, and those that come with each request for more. */
const FEW = 60;
const PAGE = 200;

/** The drawing said again as rows, the newest first; a long story comes in parts. Not drawn again while a day is read. */
export const TimelineTable = memo(function TimelineTable({ series }: { readonly series: TimelineSeries }) {
  const rows = useMemo(() => toTableRows(series), [series]);
  const [shown, setShown] = useState(FEW);
  if (rows.length === 0) return <p className="py-2 text-sm text-ink-2">Nothing with a date is on record.</p>;
  return (
    <>
      <table className="w-full text-left text-sm">
        <caption className="sr-only">Everything on the timeline, the newest first</caption>
        <thead>
          <tr className="border-b border-line-strong text-xs text-ink-3">
            <th scope="col" className="py-1 pr-4 font-medium">Date</th>
            <th scope="col" className="py-1 pr-4 font-medium">What</th>
            <th scope="col" className="py-1 font-medium md:pr-4">Value</th>
            <th scope="col" className="py-1 font-medium max-md:hidden">Remark</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row, place) => (
            <tr key={place} className="break-inside-avoid border-b border-line align-top">
              <th scope="row" className="py-1 pr-4 font-text text-ink-2">{row.day === null ? 'no day' : <DateText day={row.day} />}</th>
              <td className="py-1 pr-4">{row.what}</td>
              {/* A phone has no room for a fourth column: there the remark stands under the value. */}
              <td className="py-1 wrap-anywhere md:pr-4">
                {row.value}
                {row.remark === '' ? null : <span className="block text-xs text-ink-2 md:hidden">{row.remark}</span>}
              </td>
              <td className="py-1 text-ink-2 max-md:hidden">{row.remark}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length <= shown ? null : (
        <p className="flex items-center gap-3 py-2 text-xs text-ink-3">
          {shown} of {rows.length} rows
          <Button size="sm" onClick={() => { setShown(shown + PAGE); }}>Show {Math.min(PAGE, rows.length - shown)} more</Button>
        </p>
      )}
    </>
  );
});
