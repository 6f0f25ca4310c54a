import Link from 'next/link';
import type { Workspace } from '@/server/contracts/workspace';
import { buttonClass } from '../ui/button';
import { DateText } from '../ui/date-text';
import { dayInZone } from '../ui/days';
import { Fold } from '../ui/fold';
import { AsKnownDay } from './as-known-day';
import { recordedDays } from './recorded-days';

const FEW = 6;

/** The way to a past state of the chart: a day to type, or one on which something was recorded. Works without script. */
export function AsKnownChooser({ workspace }: { readonly workspace: Pick<Workspace, 'patient' | 'chart' | 'clinic' | 'asOf' | 'asKnownOn'> }) {
  const { patient, chart, clinic, asOf, asKnownOn } = workspace;
  // Also beside a past chart, from which one may go on to any day until now.
  const today = dayInZone(asOf, clinic.timeZone);
  const days = recordedDays(chart, today).slice(0, FEW);
  return (
    <Fold summary={asKnownOn === null ? 'As known on a past day' : 'As known on another day'} className="mt-1 print:hidden">
      <form action={`/patients/${patient.id}`} method="get" className="flex flex-col items-start gap-2 pb-2 pl-4">
        <AsKnownDay on={today} asKnownOn={asKnownOn} />
        <button type="submit" className={buttonClass({})}>Show the chart</button>
        {days.length === 0 ? null : (
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-3">
            Recorded on
            {days.map((day) => (
              <Link key={day} href={`/patients/${patient.id}?asKnownOn=${day}`} prefetch={false} className="link inline-flex min-h-6 items-center text-ink-2 pointer-coarse:min-h-target"><DateText day={day} /></Link>
            ))}
          </p>
        )}
      </form>
    </Fold>
  );
}
