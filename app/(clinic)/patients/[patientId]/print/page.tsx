import { chartTabNamed } from '@/app/_trpc/chart-tab';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { OnePage } from '@/components/history/one-page';
import { Refused } from '@/components/shell/refused';

export const generateMetadata = chartTabNamed('One-page chart');

type Props = { readonly params: Promise<{ readonly patientId: string }> };

export default async function OnePageChartPage({ params }: Props) {
  const { patientId } = await params;
  const path = `/patients/${patientId}/print`;
  const client = getQueryClient();
  const [workspace, catalog] = await Promise.all([
    read(client.fetchQuery(trpc.workspace.get.queryOptions({ patientId }, { retry: false })), path),
    read(client.fetchQuery(trpc.catalog.get.queryOptions(undefined, { retry: false })), path),
  ]);
  if (!workspace.ok) return <main className="p-6"><Refused {...workspace} again={path} /></main>;
  if (!catalog.ok) return <main className="p-6"><Refused {...catalog} again={path} /></main>;
  return <OnePage key={patientId} workspace={workspace.value} catalog={catalog.value} />;
}
