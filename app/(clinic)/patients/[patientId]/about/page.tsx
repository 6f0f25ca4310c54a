import { chartTabNamed } from '@/app/_trpc/chart-tab';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { AdviceView } from '@/components/assessment/advice-view';
import { ReferenceDrawer } from '@/components/assessment/reference-drawer';
import { shelve } from '@/components/assessment/reference-types';
import { IdentityBanner } from '@/components/patient/identity-banner';
import { LivingChart } from '@/components/patient/living-chart';
import { Refused } from '@/components/shell/refused';

export const generateMetadata = chartTabNamed('About this advice');

type Props = { readonly params: Promise<{ readonly patientId: string }> };

/** The basis of an assessment on a page of its own, to be read, checked and printed. */
export default async function AboutAdvicePage({ params }: Props) {
  const { patientId } = await params;
  const path = `/patients/${patientId}/about`;
  const client = getQueryClient();
  const [workspace, about] = await Promise.all([
    read(client.fetchQuery(trpc.workspace.get.queryOptions({ patientId }, { retry: false })), path),
    read(client.fetchQuery(trpc.advice.about.queryOptions({ patientId }, { retry: false })), path),
  ]);
  if (!workspace.ok) return <main id="main" className="p-6"><Refused {...workspace} again={path} /></main>;
  const references = about.ok ? await read(client.fetchQuery(trpc.references.list.queryOptions({ ids: [...about.value.citations], limit: 400 }, { retry: false })), path) : null;
  return (
    <LivingChart workspace={workspace.value}>
      <IdentityBanner workspace={workspace.value} />
      <main id="main">
        {about.ok ? (
          <ReferenceDrawer><AdviceView about={about.value} shelf={shelve(references?.ok === true ? references.value.items : [])} patientId={patientId} /></ReferenceDrawer>
        ) : (
          <div className="p-6"><Refused {...about} again={path} /></div>
        )}
      </main>
    </LivingChart>
  );
}
