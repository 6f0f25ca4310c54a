import type { Metadata } from 'next';
import { chartTab } from '@/app/_trpc/chart-tab';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { NO_SUCH_DAY, whichChart } from '@/app/_trpc/which-chart';
import type { ChartPageProps } from '@/app/_trpc/which-chart';
import { OnePage } from '@/components/history/one-page';
import { Refused } from '@/components/shell/refused';

export const generateMetadata = async (props: ChartPageProps): Promise<Metadata> => chartTab(await whichChart(props), 'One-page chart');

export default async function OnePageChartPage(props: ChartPageProps) {
  const which = await whichChart(props);
  const { patientId, asKnownOn } = which;
  const path = `/patients/${patientId}/print`;
  const client = getQueryClient();
  const [workspace, catalog] = await Promise.all([
    read(client.fetchQuery(trpc.workspace.get.queryOptions(which, { retry: false })), path, { told: asKnownOn === undefined ? null : NO_SUCH_DAY }),
    read(client.fetchQuery(trpc.catalog.get.queryOptions(undefined, { retry: false })), path),
  ]);
  if (!workspace.ok) return <main id="main" className="p-6"><Refused {...workspace} again={path} {...(asKnownOn !== undefined && { way: 'As it stands today' })} /></main>;
  if (!catalog.ok) return <main id="main" className="p-6"><Refused {...catalog} again={path} /></main>;
  return <OnePage key={`${patientId} ${asKnownOn ?? ''}`} workspace={workspace.value} catalog={catalog.value} />;
}
