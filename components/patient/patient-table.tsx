import Link from 'next/link';
import type { z } from 'zod';
import type { Me } from '@/server/contracts/me';
import type { PatientHit, searchPatientsOutput } from '@/server/contracts/patient';
import { AskReport } from '../report-request/ask-report';
import { PatientLink } from '../shell/patient-link';
import { RowKeys } from '../today/row-keys';
import { ButtonLink } from '../ui/button-link';
import { DateText } from '../ui/date-text';
import { count, daysApart, formatSpan } from '../ui/days';
import { Icon } from '../ui/icon';
import { UnknownText } from '../ui/unknown-text';
import { FirstPatient } from './first-patient';
import { IdentityLine } from './identity-line';
import './patient-table.css';

type PatientTableProps = {
  readonly me: Me;
  readonly found: z.output<typeof searchPatientsOutput>;
  readonly text: string;
  /** Not the first page. */
  readonly further: boolean;
};

/** The panel: who, what is taken, when a report came last, what is open. */
export function PatientTable({ me, found, text, further }: PatientTableProps) {
  return (
    <>
      <RowKeys />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-4">
        <h1 className="text-xl font-strong tracking-tight">{text === '' ? 'Patients' : `Patients matching “${text}”`}</h1>
        <p className="text-sm text-ink-3"><DateText day={me.on} form="act" />, {me.clinic.name}</p>
        <div className="flex flex-wrap gap-2 sm:ml-auto">
          {me.rights.readChart ? <ButtonLink look="quiet" className="max-sm:order-last max-sm:-ml-3" href="/patients/duplicates" prefetch={false}>Possible duplicates</ButtonLink> : null}
          {me.rights.uploadRecords ? <ButtonLink href="/import">Import records</ButtonLink> : null}
          {me.rights.enterPatient ? <ButtonLink href="/patients/new">New patient</ButtonLink> : null}
        </div>
      </div>
      {found.items.length === 0 ? found.restricted.length > 0 ? null : text === '' && !further ? <FirstPatient me={me} /> : <Nobody /> : (
        <div className="overflow-clip rounded-3 border border-line bg-surface">
          <div className="patient-head hidden border-b border-line-strong px-4 py-1 text-xs font-medium text-ink-3 md:grid" aria-hidden="true">
            <span>Patient</span><span>Takes</span><span>Blunting report</span><span>Open</span>
          </div>
          <ul>{found.items.map((hit) => <Row key={hit.id} hit={hit} on={me.on} mayAsk={me.rights.enterReport} />)}</ul>
        </div>
      )}
      {found.restricted.length === 0 ? null : (
        <section aria-labelledby="restricted-found" className="pt-5">
          <h2 id="restricted-found" className="text-md font-strong">Restricted to the care team</h2>
          <ul className="border-t border-line">
            {found.restricted.map(({ id, displayName, birthOn }) => (
              <li key={id} className="border-b border-line py-2 text-sm"><Link className="link font-medium" href={`/patients/${id}/access`}>{displayName}</Link>{birthOn === null ? null : <span className="text-ink-2"> born <DateText day={birthOn} /></span>}<span className="text-ink-3">, opens in an emergency only</span></li>
            ))}
          </ul>
        </section>
      )}
      <div className="flex gap-4 pt-3 text-sm">
        {further || text !== '' ? <Link className="link" href="/patients">All patients</Link> : null}
        {found.nextCursor === null ? null : (
          <Link className="link" href={`/patients?${new URLSearchParams({ ...(text !== '' && { find: text }), after: found.nextCursor }).toString()}`}>More patients</Link>
        )}
      </div>
    </>
  );
}

function Row({ hit, on, mayAsk }: { readonly hit: PatientHit; readonly on: string; readonly mayAsk: boolean }) {
  return (
    <li className="relative border-b border-line last:border-b-0">
      <PatientLink patient={hit} className="patient-row px-4 py-2 hover:bg-hover" rowKey>
        <span className="min-w-0">
          <span className="block text-md font-medium">{hit.displayName}</span>
          <span className="block text-xs text-ink-2"><IdentityLine patient={hit} /></span>
        </span>
        <span className="text-sm max-md:pr-16">{hit.medicines.length === 0 ? <UnknownText>No medicine recorded</UnknownText> : hit.medicines.join(', ')}</span>
        <span className="text-sm max-md:flex max-md:flex-wrap max-md:items-baseline max-md:gap-x-1 max-md:pr-16 max-md:text-xs">
          <span className="text-ink-3 md:hidden">Blunting report</span>
          {hit.lastReportOn === null ? <UnknownText><span className="max-md:lowercase">None yet</span></UnknownText> : (
            <>
              <span className="max-md:text-ink-2"><DateText day={hit.lastReportOn} /></span>
              <span className="text-xs text-ink-3 md:block">{age(daysApart(hit.lastReportOn, on))}</span>
            </>
          )}
        </span>
        <span className="text-sm max-md:pr-16">
          {hit.waiting === 0 ? <span className="sr-only">Nothing waits</span> : (
            <span className="inline-flex items-center gap-2 text-caution"><Icon name="inbox" />{count(hit.waiting, 'record')} to read</span>
          )}
        </span>
      </PatientLink>
      {mayAsk ? <div className="absolute right-2 bottom-1 md:inset-y-0 md:right-3 md:flex md:items-center print:hidden"><AskReport size="sm" look="quiet" label="Ask" patient={hit} /></div> : null}
    </li>
  );
}

const age = (days: number): string => (days === 0 ? 'today' : `${formatSpan(days)} ago`);

function Nobody() {
  return (
    <div className="max-w-read rounded-3 border border-line bg-surface px-4 py-4">
      <h2 className="text-lg font-strong">Nobody found</h2>
      <p className="pt-1 text-sm text-ink-2">No patient of this clinic has that name, birth date or number. Try fewer letters, the birth date as 08-Mar-1988, or the number.</p>
    </div>
  );
}
