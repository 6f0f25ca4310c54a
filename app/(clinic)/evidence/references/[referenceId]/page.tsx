import type { Metadata } from 'next';
import Link from 'next/link';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { ReferenceEntry } from '@/components/assessment/reference-entry';
import { EvidenceKeys } from '@/components/evidence/evidence-keys';
import { UsedIn } from '@/components/evidence/used-in';
import { Refused } from '@/components/shell/refused';

export const metadata: Metadata = { title: 'Reference' };

/** A reference on a page of its own: for a link that is kept, and for reading without script. */
export default async function ReferencePage({ params }: { readonly params: Promise<{ readonly referenceId: string }> }) {
  const { referenceId } = await params;
  const path = `/evidence/references/${referenceId}`;
  const entry = await read(getQueryClient().fetchQuery(trpc.evidence.reference.queryOptions({ id: decodeURIComponent(referenceId) }, { retry: false })), path);
  return (
    <main id="main" className="mx-auto max-w-page px-4 py-6 md:px-6">
      {entry.ok ? (
        <>
          <EvidenceKeys />
          <p className="figures pb-1 text-xs text-ink-3">
            <Link className="link" href="/evidence" prefetch={false}>Evidence</Link>, <Link className="link" href="/evidence?show=references" prefetch={false}>references</Link>, {entry.value.place} of {entry.value.of}
          </p>
          <h1 className="headline pb-2 font-medium tracking-tight text-balance">{entry.value.reference.title}</h1>
          <ReferenceEntry reference={entry.value.reference} />
          <UsedIn entry={entry.value} />
        </>
      ) : (
        <Refused message={entry.message} requestId={entry.requestId} again={path} />
      )}
    </main>
  );
}
