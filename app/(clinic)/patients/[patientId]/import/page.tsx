import { chartTabNamed } from '@/app/_trpc/chart-tab';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { ImportPage } from '@/components/imports/import-page';
import { IdentityBanner } from '@/components/patient/identity-banner';
import { Refused } from '@/components/shell/refused';

export const generateMetadata = chartTabNamed('Import');

type Props = { readonly params: Promise<{ readonly patientId: string }> };

export default async function ImportIntoChartPage({ params }: Props) {
  const { patientId } = await params;
  const path = `/patients/${patientId}/import`;
  const workspace = await read(getQueryClient().fetchQuery(trpc.workspace.get.queryOptions({ patientId }, { retry: false })), path);
  if (!workspace.ok) return <main id="main" className="p-6"><Refused {...workspace} again={path} /></main>;
  return (
    <>
      <IdentityBanner workspace={workspace.value} />
      <ImportPage key={patientId} patientId={patientId} mayUpload={workspace.value.rights.uploadRecords} />
    </>
  );
}
