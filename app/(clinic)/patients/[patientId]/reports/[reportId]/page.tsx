import { notFound } from 'next/navigation';
import { chartTabNamed } from '@/app/_trpc/chart-tab';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { ReportPage } from '@/components/report/report-page';
import { toReading } from '@/components/report/to-reading';
import { Refused } from '@/components/shell/refused';

export const generateMetadata = chartTabNamed('Report');

type Props = { readonly params: Promise<{ readonly patientId: string; readonly reportId: string }> };

export default async function OneReportPage({ params }: Props) {
  const { patientId, reportId } = await params;
  const path = `/patients/${patientId}/reports/${reportId}`;
  const client = getQueryClient();
  const [workspace, catalog, arrivals] = await Promise.all([
    read(client.fetchQuery(trpc.workspace.get.queryOptions({ patientId }, { retry: false })), path),
    read(client.fetchQuery(trpc.catalog.get.queryOptions(undefined, { retry: false })), path),
    read(client.fetchQuery(trpc.reports.listArrivals.queryOptions({ patientId }, { retry: false })), path),
  ]);
  if (!workspace.ok) return <main id="main" className="p-6"><Refused {...workspace} again={path} /></main>;
  if (!catalog.ok) return <main id="main" className="p-6"><Refused {...catalog} again={path} /></main>;
  if (!arrivals.ok) return <main id="main" className="p-6"><Refused {...arrivals} again={path} /></main>;
  const id = `report:${reportId}`;
  const reading = toReading(workspace.value.chart.reports, catalog.value.instruments, id);
  if (reading === null) notFound();
  return <ReportPage key={path} workspace={workspace.value} instruments={catalog.value.instruments} reading={reading} arrival={arrivals.value.find((arrival) => arrival.reportId === id) ?? null} />;
}
