import type { Metadata } from 'next';
import Link from 'next/link';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { RetentionDesk } from '@/components/retention/retention-desk';
import { Refused } from '@/components/shell/refused';

export const metadata: Metadata = { title: 'How long records are kept' };

export default async function RetentionPage() {
  const retention = await read(getQueryClient().fetchQuery(trpc.retention.get.queryOptions(undefined, { retry: false })), '/settings/retention');
  return (
    <main id="main" className="mx-auto w-full max-w-page px-4 pt-4 pb-10 md:px-6">
      <h1 className="text-xl font-strong tracking-tight">How long records are kept</h1>
      <p className="max-w-prose pb-5 text-sm text-ink-2">One administrator proposes to purge a record that is past its time, another one purges it. What is left is a row of counts and hashes, and the audit trail. <Link href="/settings/audit" prefetch={false} className="underline print:hidden">Audit trail</Link></p>
      {retention.ok ? <RetentionDesk first={retention.value} /> : <Refused {...retention} again="/today" way="To the home page" />}
    </main>
  );
}
