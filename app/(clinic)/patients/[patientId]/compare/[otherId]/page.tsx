import type { Metadata } from 'next';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { CompareDesk } from '@/components/merging/compare-desk';
import { Refused } from '@/components/shell/refused';

export const metadata: Metadata = { title: 'One person or two' };

type Props = { readonly params: Promise<{ readonly patientId: string; readonly otherId: string }> };

/** Two entries side by side; the address names both, and whoever was merged meanwhile is not found here. */
export default async function ComparePage({ params }: Props) {
  const { patientId, otherId } = await params;
  const path = `/patients/${patientId}/compare/${otherId}`;
  const comparison = await read(getQueryClient().fetchQuery(trpc.merging.compare.queryOptions({ patientId, otherId }, { retry: false })), path);
  return (
    <main id="main" className="mx-auto w-full max-w-page px-4 pt-4 pb-14 md:px-6">
      <h1 className="pb-4 text-xl font-strong tracking-tight">One person or two</h1>
      {comparison.ok ? <CompareDesk key={path} comparison={comparison.value} /> : <Refused {...comparison} again="/patients/duplicates" way="To the possible duplicates" />}
    </main>
  );
}
