import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { chartTab } from '@/app/_trpc/chart-tab';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { NO_SUCH_DAY, whichChart } from '@/app/_trpc/which-chart';
import type { ChartPageProps } from '@/app/_trpc/which-chart';
import { referencesOf } from '@/components/assessment/references-of';
import { WorkspaceView } from '@/components/assessment/workspace-view';
import { TimelineSheet } from '@/components/charts/timeline/timeline-sheet';
import { Refused } from '@/components/shell/refused';

/** The tab carries the name, so that two charts side by side are told apart. */
export const generateMetadata = async (props: ChartPageProps): Promise<Metadata> => chartTab(await whichChart(props));

export default async function PatientPage(props: ChartPageProps) {
  const which = await whichChart(props);
  const { patientId, asKnownOn } = which;
  const path = `/patients/${patientId}`;
  const client = getQueryClient();
  const [workspace, catalog, agent, plan, outcomes] = await Promise.all([
    read(client.fetchQuery(trpc.workspace.get.queryOptions(which, { retry: false })), path, { told: asKnownOn === undefined ? null : NO_SUCH_DAY }),
    read(client.fetchQuery(trpc.catalog.get.queryOptions(undefined, { retry: false })), path),
    headers(),
    asKnownOn === undefined ? read(client.fetchQuery(trpc.plan.current.queryOptions({ patientId }, { retry: false })), path) : null,
    asKnownOn === undefined ? read(client.fetchQuery(trpc.outcomes.ofPatient.queryOptions({ patientId }, { retry: false })), path) : null,
  ]);
  if (!workspace.ok) return <main id="main" className="p-6"><Refused {...workspace} again={path} {...(asKnownOn !== undefined && { way: 'Open the chart of today' })} /></main>;
  if (!catalog.ok) return <main id="main" className="p-6"><Refused {...catalog} again={path} /></main>;
  const ids = referencesOf(workspace.value.assessment, catalog.value);
  const references = await read(client.fetchQuery(trpc.references.list.queryOptions({ ids: [...ids], limit: 400 }, { retry: false })), path);
  return <WorkspaceView key={`${patientId} ${asKnownOn ?? ''}`} workspace={workspace.value} catalog={catalog.value} references={references} phone={isPhone(agent)} plan={plan?.ok === true ? plan.value : null} outcomes={outcomes} styles={<TimelineSheet />} />;
}

const isPhone = (agent: { get: (name: string) => string | null }): boolean => agent.get('sec-ch-ua-mobile') === '?1' || /iPhone|Android.+Mobile/.test(agent.get('user-agent') ?? '');
