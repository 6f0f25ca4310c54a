import type { ReactNode } from 'react';
import { Icon } from '../ui/icon';

type Row = { readonly label: string; readonly cells: readonly ReactNode[]; /** Both say something, and not the same. */ readonly differs: boolean };

/** One line a property; where the two contradict, a word and a sign say so. */
export function CompareTable({ rows, heads }: { readonly rows: readonly Row[]; readonly heads: readonly string[] }) {
  return (
    <table className="w-full table-fixed text-sm">
      <thead>
        <tr className="text-left align-bottom">
          <th scope="col" className="w-1/3 py-1 md:w-1/4 pr-3 text-xs font-medium text-ink-3"><span className="sr-only">What</span></th>
          {heads.map((head, place) => <th key={`${head} ${place}`} scope="col" className="py-1 pr-3 font-medium wrap-anywhere">{head}</th>)}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, cells, differs }) => (
          <tr key={label} className="border-t border-line align-baseline">
            <th scope="row" className="py-1 pr-3 text-left text-xs font-medium text-ink-3 wrap-anywhere">
              {label}
              {differs ? <span className="flex items-center gap-1 text-caution"><Icon name="caution" size="sm" />differs</span> : null}
            </th>
            {cells.map((cell, place) => <td key={place} className="py-1 pr-3 wrap-anywhere">{cell}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
