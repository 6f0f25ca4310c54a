import Link from 'next/link';
import type { OpenAlert } from '@/server/contracts/open-alert';
import { DateText } from '../ui/date-text';
import { Icon } from '../ui/icon';
import { TimeLeft } from './time-left';

const TOLD: Readonly<Record<OpenAlert['told'], string>> = {
  told: 'The on-call contact was told.',
  'being-told': 'The on-call contact is being told.',
  nobody: 'No on-call contact could be told.',
  'nobody-set': 'No on-call contact is set; nobody was told by message.',
};

/** Red-flag answers that wait for a prescriber, above every list of work; the one whose time ends first stands first. Draws nothing when there is none. */
export function AlertBoard({ alerts }: { readonly alerts: readonly OpenAlert[] }) {
  if (alerts.length === 0) return null;
  return (
    <section aria-label="Red-flag answers" className="mb-6 rounded-3 border border-stop-line bg-stop-soft">
      <h2 className="flex items-center gap-2 px-4 pt-3 text-md font-strong text-stop"><Icon name="stop" />{alerts.length === 1 ? 'A red-flag answer waits for a prescriber' : `${alerts.length} red-flag answers wait for a prescriber`}</h2>
      <ul className="px-4 pb-2">
        {alerts.map((alert) => (
          <li key={alert.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-t border-stop-line py-2 text-sm first:border-t-0">
            <Link href={`/patients/${alert.patientId}/reports`} prefetch={false} className="min-w-0 flex-1 basis-60 hover:underline">
              <span className="font-medium">{alert.displayName}</span>{alert.birthOn === null ? null : <span className="text-xs text-ink-2"> born <DateText day={alert.birthOn} /></span>}
              <span className="block text-ink-1">{alert.title}</span>
              <span className="block text-xs text-ink-2">Answered{alert.answer === null ? null : <> “{alert.answer}”</>} <DateText day={alert.raised.on} /> {alert.raised.at}. {alert.times > 1 ? `On-call contacts were told ${alert.times} times.` : TOLD[alert.told]}</span>
            </Link>
            <span className="sm:text-right">
              {alert.minutesLeft === null || alert.due === null ? <span className="text-ink-2">No term</span> : (
                <><span className="block font-medium text-stop"><TimeLeft minutes={alert.minutesLeft} /></span><span className="block text-xs text-ink-2">contact due <DateText day={alert.due.on} form="act" /> {alert.due.at}</span></>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
