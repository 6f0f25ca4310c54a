import type { Metadata } from 'next';
import Link from 'next/link';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { TrailDesk } from '@/components/audit/trail-desk';
import { Refused } from '@/components/shell/refused';

export const metadata: Metadata = { title: 'Audit trail' };

export default async function AuditPage() {
  const first = await read(getQueryClient().fetchQuery(trpc.audit.search.queryOptions({}, { retry: false })), '/settings/audit');
  return (
    <main id="main" className="mx-auto w-full max-w-page px-4 pt-4 pb-10 md:px-6">
      <h1 className="text-xl font-strong tracking-tight">Audit trail</h1>
      <p className="pb-5 text-sm text-ink-2">Who did what, when and to which patient; what is looked at here is kept here too. <Link href="/settings/retention" prefetch={false} className="underline print:hidden">How long records are kept</Link></p>
      {first.ok ? <TrailDesk first={first.value} /> : <Refused {...first} again="/today" way="To the home page" />}
    </main>
  );
}
