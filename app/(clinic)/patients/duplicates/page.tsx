import type { Metadata } from 'next';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { DuplicateList } from '@/components/merging/duplicate-list';
import { Refused } from '@/components/shell/refused';

export const metadata: Metadata = { title: 'Possible duplicates' };

export default async function DuplicatesPage() {
  const path = '/patients/duplicates';
  const found = await read(getQueryClient().fetchQuery(trpc.merging.duplicates.queryOptions(undefined, { retry: false })), path);
  return (
    <main id="main" className="mx-auto w-full max-w-page px-4 pt-4 pb-10 md:px-6">
      <h1 className="text-xl font-strong tracking-tight">Possible duplicates</h1>
      <p className="max-w-prose pb-5 text-sm text-ink-2">Entries that share a record number, or a birth date with names that are the same or spelt almost alike. Nothing is merged by itself: a person compares and decides.</p>
      {found.ok ? <DuplicateList {...found.value} /> : <Refused {...found} again={path} />}
    </main>
  );
}
