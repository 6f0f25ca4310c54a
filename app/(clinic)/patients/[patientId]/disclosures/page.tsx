import type { Metadata } from 'next';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { PrintButton } from '@/components/history/print-button';
import { DisclosureList } from '@/components/record/disclosure-list';
import { Refused } from '@/components/shell/refused';
import { Chip } from '@/components/ui/chip';
import { DateText } from '@/components/ui/date-text';

export const metadata: Metadata = { title: 'Accounting of disclosures' };

type Props = { readonly params: Promise<{ readonly patientId: string }> };

/** For the patient, on paper: what of the record left the system, to whom and why. Who opens it need not read the chart. */
export default async function DisclosuresPage({ params }: Props) {
  const { patientId } = await params;
  const path = `/patients/${patientId}/disclosures`;
  const accounting = await read(getQueryClient().fetchQuery(trpc.record.accounting.queryOptions({ patientId }, { retry: false })), path);
  if (!accounting.ok) return <main id="main" className="p-6"><Refused {...accounting} again={path} /></main>;
  const { patient, clinic, on, disclosures } = accounting.value;
  return (
    <main id="main" className="mx-auto w-full max-w-page px-4 pt-5 pb-14 md:px-6">
      <div className="flex flex-wrap items-start gap-4 pb-4">
        <div className="min-w-0 flex-1">
          <h1 className="text-xl font-strong tracking-tight">Accounting of disclosures</h1>
          <p className="text-md font-medium wrap-anywhere">{patient.displayName}</p>
          <p className="figures text-sm text-ink-2">born {patient.birthOn === null ? 'not recorded' : <DateText day={patient.birthOn} />}{patient.number === null ? null : `, MRN ${patient.number}`}</p>
          <p className="text-sm text-ink-2">{clinic.name}, as of <DateText day={on} /> {clinic.demo ? <Chip dashed>Demo data</Chip> : null}</p>
        </div>
        <span className="print:hidden"><PrintButton /></span>
      </div>
      <DisclosureList disclosures={disclosures} />
      <p className="max-w-read pt-4 text-xs text-pretty text-ink-3">One row for each file that left this system, copies to the clipboard included. To whom and what for were asked for whole records; other files were made by a person of the clinic for the work at hand.</p>
    </main>
  );
}
