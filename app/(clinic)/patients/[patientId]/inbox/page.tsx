import { chartTabNamed } from '@/app/_trpc/chart-tab';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { InboxDesk } from '@/components/inbox/inbox-desk';
import { IdentityBanner } from '@/components/patient/identity-banner';
import { Refused } from '@/components/shell/refused';

export const generateMetadata = chartTabNamed('Trust inbox');

type Props = { readonly params: Promise<{ readonly patientId: string }> };

export default async function InboxPage({ params }: Props) {
  const { patientId } = await params;
  const path = `/patients/${patientId}/inbox`;
  const workspace = await read(getQueryClient().fetchQuery(trpc.workspace.get.queryOptions({ patientId }, { retry: false })), path);
  if (!workspace.ok) return <main id="main" className="p-6"><Refused {...workspace} again={path} /></main>;
  return (
    <>
      <IdentityBanner workspace={workspace.value} />
      <main id="main" className="mx-auto w-full max-w-page px-4 pt-5 pb-14 md:px-6">
        <InboxDesk key={patientId} workspace={workspace.value} />
      </main>
    </>
  );
}
