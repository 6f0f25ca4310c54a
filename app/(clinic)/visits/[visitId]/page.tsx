import type { Metadata } from 'next';
import { cache } from 'react';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
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
  if (!visit.ok) return <main className="p-6"><Refused {...visit} again={path} /></main>;
  const patientId = visit.value.state === 'draft' ? visit.value.draft.patient.id : visit.value.signed.patient.id;
  const workspace = await read(getQueryClient().fetchQuery(trpc.workspace.get.queryOptions({ patientId }, { retry: false })), path);
  return (
    <>
      {workspace.ok ? <IdentityBanner workspace={workspace.value} /> : null}
      <main>{visit.value.state === 'draft' ? <VisitDesk key={visitId} first={visit.value.draft} /> : <SignedNote key={visitId} first={visit.value.signed} />}</main>
    </>
  );
}
