import type { Metadata } from 'next';
import { namedTab } from '@/app/_trpc/chart-tab';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { NamedBanner } from '@/components/patient/named-banner';
import { ChartAccessDesk } from '@/components/restriction/chart-access';
import { Refused } from '@/components/shell/refused';

const TITLE = 'Who may open this chart';
const pathOf = (patientId: string): string => `/patients/${patientId}/access`;
const readAccess = (patientId: string) => read(getQueryClient().fetchQuery(trpc.restrictions.get.queryOptions({ patientId }, { retry: false })), pathOf(patientId));

type Props = { readonly params: Promise<{ readonly patientId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const access = await readAccess((await params).patientId);
  return access.ok ? namedTab(access.value.patient, TITLE) : { title: TITLE };
}

/** Who may open a chart; the one page of a restricted chart that a prescriber outside of its care team reaches. */
export default async function ChartAccessPage({ params }: Props) {
  const { patientId } = await params;
  const access = await readAccess(patientId);
  return (
    <>
      {access.ok ? <NamedBanner patient={access.value.patient} /> : null}
      <main id="main" className="mx-auto w-full max-w-page px-4 pt-4 pb-10 md:px-6">{access.ok ? <ChartAccessDesk first={access.value} /> : <Refused {...access} again={pathOf(patientId)} />}</main>
    </>
  );
}
