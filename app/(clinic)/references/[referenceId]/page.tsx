import type { Metadata } from 'next';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { ReferenceEntry } from '@/components/assessment/reference-entry';
import { Refused } from '@/components/shell/refused';

export const metadata: Metadata = { title: 'Reference' };

/** A reference on a page of its own: for a link that is kept, and for reading without script. */
export default async function ReferencePage({ params }: { readonly params: Promise<{ readonly referenceId: string }> }) {
  const { referenceId } = await params;
  const path = `/references/${referenceId}`;
  const reference = await read(getQueryClient().fetchQuery(trpc.references.get.queryOptions({ id: decodeURIComponent(referenceId) }, { retry: false })), path);
  return (
    <main className="mx-auto max-w-read px-4 py-8">
      {reference.ok ? (
        <>
          <h1 className="pb-2 text-xl font-strong tracking-tight text-balance">{reference.value.title}</h1>
          <ReferenceEntry reference={reference.value} />
        </>
      ) : (
        <Refused message={reference.message} requestId={reference.requestId} again={path} />
      )}
    </main>
  );
}
