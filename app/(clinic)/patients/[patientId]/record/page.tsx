import Link from 'next/link';
import { chartTabNamed } from '@/app/_trpc/chart-tab';
import { read } from '@/app/_trpc/read';
import { readMe } from '@/app/_trpc/read-me';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { IdentityBanner } from '@/components/patient/identity-banner';
import { DisclosureList } from '@/components/record/disclosure-list';
import { RecordDesk } from '@/components/record/record-desk';
import { Refused } from '@/components/shell/refused';
import { ButtonLink } from '@/components/ui/button-link';
import { SectionHead } from '@/components/ui/section-head';

export const generateMetadata = chartTabNamed('Keeping the record');

type Props = { readonly params: Promise<{ readonly patientId: string }> };

/** How many disclosures stand here; all of them on the page that is printed. */
const FEW = 10;

export default async function RecordPage({ params }: Props) {
  const { patientId } = await params;
  const path = `/patients/${patientId}/record`;
  const client = getQueryClient();
  const me = await readMe();
  const [workspace, record, accounting] = await Promise.all([
    read(client.fetchQuery(trpc.workspace.get.queryOptions({ patientId }, { retry: false })), path),
    read(client.fetchQuery(trpc.record.get.queryOptions({ patientId }, { retry: false })), path),
    me?.roles.includes('prescriber') === true ? read(client.fetchQuery(trpc.record.accounting.queryOptions({ patientId }, { retry: false })), path) : null,
  ]);
  if (!workspace.ok) return <main id="main" className="p-6"><Refused {...workspace} again={path} /></main>;
  return (
    <>
      <IdentityBanner workspace={workspace.value} />
      <main id="main" className="mx-auto flex w-full max-w-page flex-col gap-9 px-4 pt-5 pb-14 md:px-6">
        <div className="-mb-4 flex flex-wrap items-center justify-between gap-2">
          <h1 className="text-xl font-strong tracking-tight">Keeping the record</h1>
          <ButtonLink look="quiet" size="sm" className="-mr-2" href={`/patients/${patientId}`}>Back to the chart</ButtonLink>
        </div>
        {record.ok ? <RecordDesk key={patientId} patientId={patientId} first={record.value} /> : <Refused {...record} again={path} />}
        {accounting === null ? null : (
          <section aria-labelledby="disclosures">
            <SectionHead id="disclosures" title="Disclosures" note={accounting.ok && accounting.value.disclosures.length > FEW ? `the last ${FEW} of ${accounting.value.disclosures.length}` : undefined} acts={<Link className="link text-xs" href={`/patients/${patientId}/disclosures`} prefetch={false}>All of them, to print</Link>} />
            {accounting.ok ? <DisclosureList disclosures={accounting.value.disclosures.slice(0, FEW)} /> : <Refused {...accounting} again={path} />}
          </section>
        )}
      </main>
    </>
  );
}
