import { Button } from '../../ui/button';
import { DateText } from '../../ui/date-text';
import { count } from '../../ui/days';
import { Notice } from '../../ui/notice';
import type { Found, LookBackState } from './use-look-back';

/** The changes before a report as a list: the same that is lit on the axis, in words. */
export function LookBackPanel({ found, again, clear }: Pick<LookBackState, 'again' | 'clear'> & { /** `null` when it could not be read. */ readonly found: Found | null }) {
  if (found === null) {
    return (
      <Notice kind="caution" className="mt-2" acts={<><Button size="sm" onClick={again}>Try again</Button><Button size="sm" look="quiet" onClick={clear}>Close</Button></>}>
        What changed before this report could not be read.
      </Notice>
    );
  }
  const { report, window, changes, earlier } = found;
  return (
    <section aria-label={`Before the ${report.title} of ${report.on}`} className="mt-2 border-t border-line pt-2 print:hidden">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h3 className="text-sm font-strong">Before the report of <DateText day={report.on} /></h3>
        <p className="text-xs text-ink-3">
          {report.title}
          {window === null ? null : `; ${count(window.days, 'day')} back, as far as the library’s rules on timing reach`}
        </p>
        <Button size="sm" look="quiet" className="ml-auto" onClick={clear}>Close</Button>
      </div>
      {changes.length === 0 ? (
        <p className="text-sm text-ink-2">Nothing recorded changed in this time.</p>
      ) : (
        <ol className="grid gap-x-7 text-sm sm:grid-cols-2 xl:grid-cols-3">
          {changes.map((change) => (
            <li key={`${change.on} ${change.what}`} className="flex items-baseline gap-3 border-t border-line py-1">
              <span className="figures w-16 flex-none text-right font-medium">{change.lagDays === null ? '' : count(change.lagDays, 'day')}</span>
              <span className="min-w-0">{change.what} <span className="text-xs text-ink-3"><DateText day={change.on} /></span></span>
            </li>
          ))}
        </ol>
      )}
      <p className="pt-1 text-xs text-ink-3">
        {earlier === 0 ? null : `${count(earlier, 'earlier change')} not listed. `}What came before is not by that what caused it.
      </p>
    </section>
  );
}
