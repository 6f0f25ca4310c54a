import Link from 'next/link';
import type { ReactNode } from 'react';
import type { AuditPage } from '@/server/contracts/audit';
import { DateText } from '../ui/date-text';

/** Who saw one patient's chart, and the accounting of what of it left the system. */
export function AboutPatient({ page: { patients: [patient], readers, disclosures } }: { readonly page: AuditPage }) {
  if (patient === undefined) return null;
  const who = patient.number === null ? patient.displayName : `${patient.displayName} (${patient.number})`;
  return (
    <div className="grid gap-x-8 gap-y-5 lg:grid-cols-2">
      <Block id="readers" title="Who saw this chart" note={who} empty="Nobody has opened it." count={readers.length}>
        {readers.map(({ name, roles, times, firstOn, lastOn }) => (
          <li key={`${name} ${firstOn} ${lastOn} ${times}`} className="flex flex-wrap gap-x-3 border-b border-line py-1">
            <span className="min-w-40 font-medium">{name}</span>
            <span className="text-ink-3">{roles.join(', ')}</span>
            <span className="ml-auto"><span className="figures">{times}</span> {times === 1 ? 'act' : 'acts'}, last <DateText day={lastOn} /></span>
          </li>
        ))}
      </Block>
      <Block id="disclosures" title="Accounting of disclosures" note={who} empty="Nothing of this record has left the system." count={disclosures.length} more={<Link className="link text-xs print:hidden" href={`/patients/${patient.id}/disclosures`} prefetch={false}>On a page of its own, to print</Link>}>
        {disclosures.map(({ on, time, file, what, by, recipient, purpose }) => (
          <li key={`${on} ${time} ${file} ${by}`} className="flex flex-wrap gap-x-3 border-b border-line py-1">
            <span className="whitespace-nowrap"><DateText day={on} /> <span className="figures text-ink-3">{time}</span></span>
            <span>{what}</span>
            {recipient === null ? null : <span>to {recipient}{purpose === null ? '' : `, ${purpose}`}</span>}
            <span className="ml-auto text-ink-2">{by}</span>
          </li>
        ))}
      </Block>
    </div>
  );
}

function Block({ id, title, note, empty, count, more, children }: { readonly id: string; readonly title: string; readonly note: string; readonly empty: string; readonly count: number; readonly more?: ReactNode; readonly children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="text-lg font-strong">{title}</h2>
      <p className="mb-1 text-xs text-ink-3">{note}</p>
      {count === 0 ? <p className="text-sm text-ink-2">{empty}</p> : <ul className="text-sm">{children}</ul>}
      {more}
    </section>
  );
}
