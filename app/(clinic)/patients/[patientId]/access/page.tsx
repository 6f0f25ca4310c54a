import type { Metadata } from 'next';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { ChartAccessDesk } from '@/components/restriction/chart-access';
import { Refused } from '@/components/shell/refused';

export const metadata: Metadata = { title: 'Who may open this chart' };

/** Who may open a chart; the one page of a restricted chart that a prescriber outside of its care team reaches. */
export default async function ChartAccessPage({ params }: { readonly params: Promise<{ readonly patientId: string }> }) {
  const { patientId } = await params;
  const path = `/patients/${patientId}/access`;
  const access = await read(getQueryClient().fetchQuery(trpc.restrictions.get.queryOptions({ patientId }, { retry: false })), path);
  return <main id="main" className="mx-auto w-full max-w-page px-4 pt-4 pb-10 md:px-6">{access.ok ? <ChartAccessDesk first={access.value} /> : <Refused {...access} again={path} />}</main>;
}
