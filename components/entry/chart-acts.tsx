import type { Workspace } from '@/server/contracts/workspace';
import { ButtonLink } from '../ui/button-link';
import { EntryLink } from './entry-link';

/** Acts on the chart as a whole, quiet at the foot of the record. */
export function ChartActs({ workspace: { patient, rights, asKnownOn } }: { readonly workspace: Pick<Workspace, 'patient' | 'rights' | 'asKnownOn'> }) {
  return (
    <nav aria-label="This chart" className="border-t border-line pt-2 print:hidden">
      <div className="-ml-2 flex flex-wrap gap-x-1">
        {rights.enterReport ? <EntryLink kind="report" of={null} look="quiet" size="sm">Add score</EntryLink> : null}
        {rights.uploadRecords ? <ButtonLink look="quiet" size="sm" href={`/patients/${patient.id}/import`}>Import into this chart</ButtonLink> : null}
        {rights.enterPatient ? <EntryLink kind="patient" of={null} look="quiet" size="sm">Patient and contact</EntryLink> : null}
        {rights.enterPatient ? <ButtonLink look="quiet" size="sm" href={`/patients/${patient.id}/record`} prefetch={false} data-palette="Keeping the record">Keeping the record</ButtonLink> : null}
        {rights.enterReport ? <EntryLink kind="remove" of={null} look="quiet" size="sm">Entered in error</EntryLink> : null}
        {rights.changeMedicines && asKnownOn === null ? <ButtonLink look="quiet" size="sm" href={`/patients/${patient.id}/access`} prefetch={false}>Who may open this chart</ButtonLink> : null}
      </div>
    </nav>
  );
}
