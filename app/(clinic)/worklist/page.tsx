import type { Metadata } from 'next';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { Refused } from '@/components/shell/refused';
import { readFilter } from '@/components/worklist/filter';
import { WorklistDesk } from '@/components/worklist/worklist-desk';

export const metadata: Metadata = { title: 'Worklist' };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function WorklistPage({ searchParams }: Props) {
  const filter = readFilter(await searchParams);
  const worklist = await read(getQueryClient().fetchQuery(trpc.worklist.get.queryOptions({ owner: filter.owner, act: filter.act }, { retry: false })), '/worklist');
  return (
    <main id="main" className="px-4 pt-4 pb-10 md:px-6">
      {worklist.ok ? <WorklistDesk first={worklist.value} filter={filter} /> : <Refused {...worklist} again="/worklist" />}
    </main>
  );
}
