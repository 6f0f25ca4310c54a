import Link from 'next/link';
import { DateText } from '../ui/date-text';
import { Icon } from '../ui/icon';

/** Says that this is a past state of the chart, what that means, and how to get back. In reversed ink: it changes how everything below is read; paper has no ground for that, so that its words are black there. */
export function AsKnownBand({ patientId, asKnownOn }: { readonly patientId: string; readonly asKnownOn: string }) {
  return (
    <div role="status" className="flex flex-wrap items-baseline gap-x-4 gap-y-1 bg-ink-1 px-4 py-2 text-sm text-surface md:px-6 print:border print:border-ink-1 print:bg-transparent print:text-ink-1">
      <Icon name="clock" className="translate-y-0.75" />
      <p className="min-w-0 flex-1 basis-60">
        <b>As known at the end of <DateText day={asKnownOn} />.</b>{' '}
        What was entered later is left out; what was corrected later stands as it then stood. Reasoned about on that day with today’s library. Nothing here can be changed.
      </p>
      <Link href={`/patients/${patientId}`} className="rounded-2 border border-current px-2 py-1 text-xs font-medium whitespace-nowrap print:hidden">Back to today</Link>
    </div>
  );
}
