import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { cache } from 'react';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { referencesOf } from '@/components/assessment/references-of';
import { WorkspaceView } from '@/components/assessment/workspace-view';
import { patientTitle } from '@/components/patient/patient-title';
import { Refused } from '@/components/shell/refused';

type Props = { readonly params: Promise<{ readonly patientId: string }>; readonly searchParams: Promise<{ readonly asKnownOn?: string | readonly string[] }> };

const readWorkspace = cache((patientId: string, asKnownOn: string | null) =>
  read(getQueryClient().fetchQuery(trpc.workspace.get.queryOptions({ patientId, ...(asKnownOn === null ? {} : { asKnownOn }) }, { retry: false })), `/patients/${patientId}`),
);

const dayAsked = async ({ searchParams }: Props): Promise<string | null> => {
  const { asKnownOn } = await searchParams;
  return typeof asKnownOn === 'string' && asKnownOn !== '' ? asKnownOn : null;
};

/** The tab carries the name, so that two charts side by side are told apart. */
export async function generateMetadata(props: Props): Promise<Metadata> {
  const { patientId } = await props.params;
  const workspace = await readWorkspace(patientId, await dayAsked(props));
  return { title: workspace.ok ? patientTitle(workspace.value) : 'Patient' };
}

export default async function PatientPage(props: Props) {
  const { patientId } = await props.params;
  const asKnownOn = await dayAsked(props);
  const path = `/patients/${patientId}`;
  const client = getQueryClient();
  const [workspace, catalog, agent] = await Promise.all([
    readWorkspace(patientId, asKnownOn),
    read(client.fetchQuery(trpc.catalog.get.queryOptions(undefined, { retry: false })), path),
    headers(),
  ]);
  if (!workspace.ok) return <main className="p-6"><Refused {...workspace} again={path} /></main>;
  if (!catalog.ok) return <main className="p-6"><Refused {...catalog} again={path} /></main>;
  const ids = referencesOf(workspace.value.assessment);
  const references = await read(client.fetchQuery(trpc.references.list.queryOptions({ ids: [...ids], limit: 400 }, { retry: false })), path);
  return <WorkspaceView key={`${patientId} ${asKnownOn ?? ''}`} workspace={workspace.value} catalog={catalog.value} references={references} phone={isPhone(agent)} />;
}

const isPhone = (agent: { get: (name: string) => string | null }): boolean => agent.get('sec-ch-ua-mobile') === '?1' || /iPhone|Android.+Mobile/.test(agent.get('user-agent') ?? '');
