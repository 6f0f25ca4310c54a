import type { Disclosure } from '@/server/contracts/record';
import { DateText } from '../ui/date-text';

/** What left the system, one row each, the last first. */
export function DisclosureList({ disclosures }: { readonly disclosures: readonly Disclosure[] }) {
  if (disclosures.length === 0) return <p className="border-t border-line py-3 text-sm text-ink-2">Nothing of this record has left the system.</p>;
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-t border-line text-sm">
        <thead className="max-md:sr-only">
          <tr className="text-left text-xs text-ink-3">
            {['When', 'What', 'To whom', 'What for', 'By'].map((head) => <th key={head} scope="col" className="py-1 pr-4 font-medium">{head}</th>)}
          </tr>
        </thead>
        <tbody>
          {disclosures.map(({ on, time, file, what, by, recipient, purpose }, place) => (
            <tr key={`${on} ${time} ${file} ${place}`} className="border-t border-line align-baseline max-md:block max-md:py-1 max-md:first:border-t-0">
              <td className="py-1 pr-4 whitespace-nowrap max-md:block max-md:p-0"><DateText day={on} /> <span className="figures text-ink-3">{time}</span></td>
              <td className="py-1 pr-4 max-md:block max-md:p-0">{what}</td>
              <td className="py-1 pr-4 wrap-anywhere max-md:block max-md:p-0">{recipient === null ? <span className="text-ink-3 max-md:sr-only">not written down</span> : <><span className="text-ink-3 md:hidden">to </span>{recipient}</>}</td>
              <td className="py-1 pr-4 wrap-anywhere max-md:block max-md:p-0">{purpose ?? <span className="text-ink-3 max-md:sr-only">not written down</span>}</td>
              <td className="py-1 whitespace-nowrap max-md:block max-md:p-0"><span className="text-ink-3 md:hidden">by </span>{by}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
