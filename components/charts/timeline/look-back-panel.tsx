import { Button } from '../../ui/button';
import { DateText } from '../../ui/date-text';
import { count } from '../../ui/days';
import { Notice } from '../../ui/notice';
import { couldNotRead, headingOf } from './look-back-words';
import type { Found, LookBackState } from './use-look-back';

/** On a phone the list lies below the picture: chosen and out of sight, it would look as if nothing had come of it. */
const bringIntoSight = (list: HTMLElement | null): void => {
  if (list !== null && list.getBoundingClientRect().bottom > document.documentElement.clientHeight) list.scrollIntoView({ block: 'nearest' });
};

/** The changes before a report or the onset as a list: the same that is lit on the axis, in words. */
export function LookBackPanel({ selected, found, again, clear }: Pick<LookBackState, 'again' | 'clear'> & { readonly selected: string; /** `null` when it could not be read. */ readonly found: Found | null }) {
  if (found === null) {
    return (
      <Notice kind="caution" className="mt-2" acts={<><Button size="sm" onClick={again}>Try again</Button><Button size="sm" look="quiet" onClick={clear}>Close</Button></>}>
        {couldNotRead(selected)}
      </Notice>
    );
  }
  const { report, onset, window, changes, earlier } = found;
  return (
    <section ref={bringIntoSight} aria-label={onset === null ? `Before the ${report.title} of ${report.on}` : headingOf(found)} className="mt-2 scroll-mt-28 scroll-mb-28 border-t border-line pt-2 print:hidden">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h3 className="text-sm font-strong">{headingOf(found)}</h3>
        <p className="text-xs text-ink-3">
          {onset === null ? report.title : <>As the {report.title} of <DateText day={report.on} /> names it{onset.earliestOn === onset.latestOn || changes.every(({ lagDays }) => lagDays === null) ? null : '; days are counted to its middle'}</>}
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
        {earlier === 0 ? null : `${count(earlier, 'earlier change')} not listed. `}That something came before does not make it the cause.
      </p>
    </section>
  );
}
