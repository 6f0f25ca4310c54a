import type { Metadata } from 'next';
import { namedTab } from '@/app/_trpc/chart-tab';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { PrintButton } from '@/components/history/print-button';
import { NamedBanner } from '@/components/patient/named-banner';
import { DisclosureList } from '@/components/record/disclosure-list';
import { Refused } from '@/components/shell/refused';
import { Chip } from '@/components/ui/chip';
import { DateText } from '@/components/ui/date-text';

const TITLE = 'Accounting of disclosures';
const pathOf = (patientId: string): string => `/patients/${patientId}/disclosures`;
const readAccounting = (patientId: string) => read(getQueryClient().fetchQuery(trpc.record.accounting.queryOptions({ patientId }, { retry: false })), pathOf(patientId));

type Props = { readonly params: Promise<{ readonly patientId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const accounting = await readAccounting((await params).patientId);
  return accounting.ok ? namedTab(accounting.value.patient, TITLE) : { title: TITLE };
}

/** For the patient, on paper: what of the record left the system, to whom and why. Who opens it need not read the chart. */
export default async function DisclosuresPage({ params }: Props) {
  const { patientId } = await params;
  const accounting = await readAccounting(patientId);
  if (!accounting.ok) return <main id="main" className="p-6"><Refused {...accounting} again={pathOf(patientId)} /></main>;
  const { patient, clinic, on, disclosures } = accounting.value;
  return (
    <>
      <NamedBanner patient={patient} />
      <main id="main" className="mx-auto w-full max-w-page px-4 pt-5 pb-14 md:px-6">
        <div className="flex flex-wrap items-start gap-4 pb-4">
          <div className="min-w-0 flex-1">
            <h1 className="text-xl font-strong tracking-tight">{TITLE}</h1>
            <p className="text-sm text-ink-2">{clinic.name}, as of <DateText day={on} /> {clinic.demo ? <Chip dashed>Demo data</Chip> : null}</p>
          </div>
          <span className="print:hidden"><PrintButton /></span>
        </div>
        <DisclosureList disclosures={disclosures} />
        <p className="max-w-read pt-4 text-xs text-pretty text-ink-3">One row for each file that left this system, copies to the clipboard included. To whom and what for were asked for whole records; other files were made by a person of the clinic for the work at hand.</p>
      </main>
    </>
  );
}
