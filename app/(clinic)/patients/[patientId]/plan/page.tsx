import { notFound } from 'next/navigation';
import { chartTabNamed } from '@/app/_trpc/chart-tab';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { PlanView } from '@/components/plan/plan-view';
import { readPlannableOption } from '@/components/plan/plannable-option';
import { refsOfPreview } from '@/components/plan/refs-of-preview';
import { Refused } from '@/components/shell/refused';

type Props = { readonly params: Promise<{ readonly patientId: string }>; readonly searchParams: Promise<{ readonly o?: string | string[] }> };

export const generateMetadata = chartTabNamed('Plan');

export default async function PlanPage({ params, searchParams }: Props) {
  const [{ patientId }, { o }] = await Promise.all([params, searchParams]);
  const option = readPlannableOption(o);
  if (option === null) notFound();
  const path = `/patients/${patientId}/plan?o=${option}`;
  const client = getQueryClient();
  const current = await read(client.fetchQuery(trpc.plan.current.queryOptions({ patientId }, { retry: false })), path);
  if (!current.ok) return <main id="main" className="p-6"><Refused {...current} again={path} /></main>;
  const set = current.value?.kind === 'draft' && current.value.asked?.option === option ? current.value.asked : null;
  const [workspace, catalog, preview] = await Promise.all([
    read(client.fetchQuery(trpc.workspace.get.queryOptions({ patientId }, { retry: false })), path),
    read(client.fetchQuery(trpc.catalog.get.queryOptions(undefined, { retry: false })), path),
    read(client.fetchQuery(trpc.plan.preview.queryOptions({ patientId, option, request: set?.request ?? null, start: set?.start ?? null }, { retry: false })), path),
  ]);
  if (!workspace.ok) return <main id="main" className="p-6"><Refused {...workspace} again={path} /></main>;
  if (!catalog.ok) return <main id="main" className="p-6"><Refused {...catalog} again={path} /></main>;
  if (!preview.ok) return <main id="main" className="p-6"><Refused {...preview} again={path} /></main>;
  const references = await read(client.fetchQuery(trpc.references.list.queryOptions({ ids: [...refsOfPreview(preview.value)], limit: 400 }, { retry: false })), path);
  return <PlanView key={`${patientId} ${option}`} workspace={workspace.value} preview={preview.value} current={current.value} references={references.ok ? references.value.items : []} reviewed={catalog.value.reviewed} />;
}
