import type { Metadata } from 'next';
import { read } from '@/app/_trpc/read';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { EmergencyReportDesk } from '@/components/restriction/emergency-report';
import { Refused } from '@/components/shell/refused';

export const metadata: Metadata = { title: 'Restricted charts' };

export default async function RestrictedPage() {
  const report = await read(getQueryClient().fetchQuery(trpc.restrictions.report.queryOptions(undefined, { retry: false })), '/settings/restricted');
  return (
    <main id="main" className="mx-auto w-full max-w-page px-4 pt-4 pb-10 md:px-6">
      <h1 className="text-xl font-strong tracking-tight">Restricted charts</h1>
      <p className="pb-5 text-sm text-ink-2">Charts that only their care team opens, and who opened one in an emergency.</p>
      {report.ok ? <EmergencyReportDesk first={report.value} /> : <Refused {...report} again="/today" way="To the home page" />}
    </main>
  );
}
