import type { Metadata } from 'next';
import { cache } from 'react';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { SinceVisit } from '@/components/outcome/since-visit';
import { IdentityBanner } from '@/components/patient/identity-banner';
import { Refused } from '@/components/shell/refused';
import { SignedNote } from '@/components/visit/signed-note';
import { VisitDesk } from '@/components/visit/visit-desk';

type Props = { readonly params: Promise<{ readonly visitId: string }> };

const readVisit = cache((visitId: string) => read(getQueryClient().fetchQuery(trpc.visits.get.queryOptions({ visitId }, { retry: false })), `/visits/${visitId}`));

/** The tab carries the name, so that two notes side by side are told apart. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { visitId } = await params;
  const visit = await readVisit(visitId);
  if (!visit.ok) return { title: 'Visit' };
  const { patient } = visit.value.state === 'draft' ? visit.value.draft : visit.value.signed;
  return { title: `${patient.displayName}, note` };
}

export default async function VisitPage({ params }: Props) {
  const { visitId } = await params;
  const path = `/visits/${visitId}`;
  const visit = await readVisit(visitId);
  if (!visit.ok) return <main id="main" className="p-6"><Refused {...visit} again={path} /></main>;
  const patientId = visit.value.state === 'draft' ? visit.value.draft.patient.id : visit.value.signed.patient.id;
  const client = getQueryClient();
  const isDraft = visit.value.state === 'draft';
  const [workspace, outcomes, catalog] = await Promise.all([
    read(client.fetchQuery(trpc.workspace.get.queryOptions({ patientId }, { retry: false })), path),
    isDraft ? read(client.fetchQuery(trpc.outcomes.ofPatient.queryOptions({ patientId }, { retry: false })), path) : null,
    isDraft ? read(client.fetchQuery(trpc.catalog.get.queryOptions(undefined, { retry: false })), path) : null,
  ]);
  return (
    <>
      {workspace.ok ? <IdentityBanner workspace={workspace.value} /> : null}
      <main id="main">
        {outcomes === null || catalog?.ok !== true ? null : <div className="pt-3"><SinceVisit outcomes={outcomes} patientId={patientId} instruments={catalog.value.instruments} /></div>}
        {visit.value.state === 'draft' ? <VisitDesk key={visitId} first={visit.value.draft} /> : <SignedNote key={visitId} first={visit.value.signed} />}
      </main>
    </>
  );
}
