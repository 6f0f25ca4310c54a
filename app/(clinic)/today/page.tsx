import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { read } from '@/app/_trpc/read';
import { readMe } from '@/app/_trpc/read-me';
import { getQueryClient, trpc } from '@/app/_trpc/server';
import { Refused } from '@/components/shell/refused';
import { TodayView } from '@/components/today/today-view';

export const metadata: Metadata = { title: 'Today' };

export default async function TodayPage() {
  const client = getQueryClient();
  // Who administers and reads no chart begins where there is something to do; nothing is asked for that would be refused.
  const person = await readMe();
  if (person !== null && person.rights.administer && !person.rights.readChart) redirect('/settings/clinic');
  const [today, me] = await Promise.all([
    read(client.fetchQuery(trpc.today.get.queryOptions(undefined, { retry: false })), '/today'),
    read(client.fetchQuery(trpc.me.get.queryOptions(undefined, { retry: false })), '/today'),
  ]);
  if (!today.ok || !me.ok) return <main id="main" className="px-4 pt-4 pb-10 md:px-6"><Refused {...(today.ok ? (me.ok ? { message: '', requestId: '' } : me) : today)} again="/today" /></main>;
  return (
    <main id="main" className="px-4 pt-4 pb-10 md:px-6">
      <TodayView me={me.value} today={today.value} />
    </main>
  );
}
