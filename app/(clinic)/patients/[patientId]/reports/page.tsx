import { chartTabNamed } from '@/app/_trpc/chart-tab';
import { read } from '@/app/_trpc/read';
import { readMe } from '@/app/_trpc/read-me';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { IdentityBanner } from '@/components/patient/identity-banner';
import { ReportFiles } from '@/components/report/report-files';
import { ReportList } from '@/components/report/report-list';
import { RequestDesk } from '@/components/report-request/request-desk';
import { Refused } from '@/components/shell/refused';
import { ButtonLink } from '@/components/ui/button-link';
import { SectionHead } from '@/components/ui/section-head';

export const generateMetadata = chartTabNamed('Reports');

type Props = { readonly params: Promise<{ readonly patientId: string }> };

export default async function ReportsPage({ params }: Props) {
  const { patientId } = await params;
  const path = `/patients/${patientId}/reports`;
  const client = getQueryClient();
  const [workspace, catalog, requests, me] = await Promise.all([
    read(client.fetchQuery(trpc.workspace.get.queryOptions({ patientId }, { retry: false })), path),
    read(client.fetchQuery(trpc.catalog.get.queryOptions(undefined, { retry: false })), path),
    read(client.fetchQuery(trpc.reportRequests.list.queryOptions({ patientId }, { retry: false })), path),
    readMe(),
  ]);
  if (!workspace.ok) return <main id="main" className="p-6"><Refused {...workspace} again={path} /></main>;
  if (!catalog.ok) return <main id="main" className="p-6"><Refused {...catalog} again={path} /></main>;
  if (!requests.ok) return <main id="main" className="p-6"><Refused {...requests} again={path} /></main>;
  return (
    <>
      <IdentityBanner workspace={workspace.value} />
      <main id="main" className="mx-auto w-full max-w-page px-4 pt-5 pb-14 md:px-6">
        <div className="flex flex-wrap items-center justify-between gap-2 pb-3">
          <h1 className="text-xl font-strong tracking-tight">Reports</h1>
          <ButtonLink look="quiet" size="sm" className="-mr-2" href={`/patients/${patientId}`}>Back to the chart</ButtonLink>
        </div>
        <RequestDesk key={patientId} patientId={patientId} first={requests.value} mayAnswer={me?.roles.includes('prescriber') ?? false} />
        <section aria-labelledby="received" className="mt-8">
          <SectionHead id="received" title="Reports in the chart" acts={me?.roles.includes('prescriber') === true ? <ReportFiles patientId={patientId} /> : undefined} />
          <ReportList patientId={patientId} reports={workspace.value.chart.reports} instruments={catalog.value.instruments} />
        </section>
      </main>
    </>
  );
}
